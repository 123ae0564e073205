# tests/lang/comprehensions/nested_scoping_of_names.py - names of nested comprehensions, lambdas and class bodies do not leak or clash
x = y = "global"
print([[x for x in range(2)] for y in range(2)], x, y, [x for x in [x]], [(x, y) for x in "ab" for y in x + y] if False else "-")
def f(x):
    return [x for _ in range(2)], [[x for x in [x, x * 2]] for _ in [0]], {x: y for x, y in [(1, x)]}, [lambda: x for x in range(2)][0](), x
print(f("arg"))
try: print([(x, y) for x in "ab" for y in x + z for z in "c"])
except NameError as e: print(e)
def g():
    try: return [a for a in b if (b := 1)]
    except NameError as e: return type(e).__name__
try: print(g())
except SyntaxError as e: print(e)
print([i for i in range(3) if [j for j in range(i) if [k for k in range(j)]]], [[j for j in range(i)] for i in range(3)], [*(i for i in range(2)), *[i for i in range(2)]])
class C:
    n = 2
    a = [i * 2 for i in range(n)]
    b = [[n for _ in [0]] for n in range(2)]
    c = {n: (lambda n: n + 1)(n) for n in range(2)}
print(C.a, C.b, C.c, C.n)
print([x := i for i in range(3)], x, (lambda: [x for x in "z"])(), x, [locals().get("q") for q in [1]])
