# tests/lang/identity/small_ints_exist_once.py - ints from -5 to 256 exist once, whatever computes them or compiles them
def fresh(text):
    return eval(compile(text, "<one>", "eval"))

for n in ["256", "-5", "0", "1", "100", "-1"]:
    print(n, fresh(n) is fresh(n), fresh(n) is int(n), fresh(n + " + 0") is fresh(n))
for n in ["257", "-6", "1000", "-100"]:
    print(n, fresh(n) is fresh(n), fresh(n) == fresh(n))
