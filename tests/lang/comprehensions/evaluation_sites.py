# tests/lang/comprehensions/evaluation_sites.py - where each part of a comprehension runs: class scope, function scope, exec with two dicts
class A:
    n = 3
    first = [x for x in range(n)]
    try: cond = [x for x in range(5) if x < n]
    except NameError as e: print(e)
    try: elem = [n for _ in range(2)]
    except NameError as e: print(e)
    try: second = [y for x in range(2) for y in range(n)]
    except NameError as e: print(e)
    lam = (lambda n=n: [n for _ in range(2)])()
    nested_first = [[y for y in range(x)] for x in range(n)]
print(A.first, A.lam, A.nested_first)
g = {"n": "global"}; exec("n = 'local'\nr1 = [n for _ in [0]]\nr2 = [x for x in n]\nr3 = list(n for _ in [0])\nf = lambda: n\nr4 = f()", g, l := {}); print(l["r1"], l["r2"], l["r3"], l["r4"])
def f(n):
    locals()["n"] = 99
    return [n for _ in range(2)], [sorted(locals()) for _ in [1]], [sorted(locals()) for z in [1] for w in [2]]
print(f(1))
x = "outer"; r = [x for x in range(3)]; print(x, r)
try: [q for q in range(2)]; q
except NameError as e: print(e)
print([x for x in x], [(x, y) for x in "ab" for y in x], [x for x in [x for x in "cd"]])
def depth(): return [[[i + j + k for k in range(2)] for j in range(2)] for i in range(2)]
print(depth(), {i: {j: i * j for j in range(2)} for i in range(2)}, {frozenset(c for c in w) for w in ("ab", "ba")})
it = iter(range(6)); print([(a, next(it)) for a in it], list(it))
print([a for a, *b in [(1, 2, 3), "xy"]], [b for a, *b in [(1, 2, 3), "xy"]], [d["k"] for d["k"] in [1, 2]] if (d := {}) is not None else 0, d)
class T:
    def __iter__(self): print("iter"); return iter([1])
    def __bool__(self): print("bool"); return False
print([1 for _ in T() if T()], [1 for _ in T() if not T() if True])
print(*(i for i in range(3)), sum(i for i in range(4)), max((i for i in range(3)), key=lambda v: -v), sorted({i % 3 for i in range(9)}))
try: [1 / z for z in (1, 0)]
except ZeroDivisionError as e: print(e, e.__traceback__.tb_next.tb_frame.f_code.co_name)
