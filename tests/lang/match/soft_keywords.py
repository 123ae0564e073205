# tests/lang/match/soft_keywords.py - match, case and _ are ordinary names elsewhere
match = 1
case = [match, 2]
_ = "underscore"
print(match, case, _, match + 1)
def match(x): return "called %r" % x
print(match (5), match(-1))
match -case[1]:
    case -2: print("a statement")
    case _: print("no")
print(_)
match = {"k": 1}
print(match ["k"])
match match:
    case {"k": match}: print(match)
