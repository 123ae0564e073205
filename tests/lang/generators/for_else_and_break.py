# tests/lang/generators/for_else_and_break.py - a for over a generator runs else only when the generator ended by itself
def g():
    yield 1
    yield 2
for x in g():
    pass
else:
    print("else", x)
for x in g():
    if x == 1: break
else:
    print("never")
print(x)
