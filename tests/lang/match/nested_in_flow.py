# tests/lang/match/nested_in_flow.py - match inside loops, try, generators and classes; deep and wide patterns
def f(x):
    out = []
    for i in range(4):
        try:
            match x[i]:
                case [a, *_] | {"k": a} if a > i:
                    out.append(("A", a))
                    continue
                case str(s):
                    with open("/dev/null") as fh:
                        match s:
                            case "brk": break
                            case "ret": return out
                            case "exc": raise ValueError(s)
                            case t: out.append(t)
                case (int() | float()) as n:
                    out.append(n)
                case _ if i == 3:
                    out.append("three")
        except ValueError as e:
            out.append(repr(e))
    return out
for x in ([[5], {"k": 9}, "q", None], ["exc", 2, "brk", 1], [1.5, [0], "ret", 0], [{}, [], (), None], "abcd"):
    print(f(x))
def gen(x):
    match (yield x):
        case [a, b] if (yield a): yield b
        case {"x": y}: yield y
        case z: yield z
g = gen(1); print(next(g), g.send([3, 4]), g.send(True))
g = gen(1); print(next(g), g.send([3, 4]), g.send(False))
g = gen(1); print(next(g), g.send({"x": 8}))
class D:
    match 5:
        case v: w = v + 1
print(D.v, D.w)
class E:
    @property
    def p(self): raise AttributeError("no")
    @property
    def q(self): raise KeyError("bad")
try:
    match E():
        case E(p=1): print("p")
        case E(q=2): print("q")
except KeyError as e: print("KeyError", e)
import sys
def deep(n):
    return "[" * n + "x" + "]" * n
for n in (10, 50, 90):
    ns = {"z": eval(deep(n).replace("x", "7"))}
    exec("match z:\n case " + deep(n) + ": pass", ns); print(ns["x"])
ns = {"z": list(range(300))}
exec("match z:\n case [" + ", ".join("v%d" % i for i in range(300)) + "]: r = v0 + v299", ns); print(ns["r"])
ns = {"z": list(range(300))}
exec("match z:\n case [" + ", ".join("v%d" % i for i in range(299)) + ", 5]: r = 1\n case [*_, y]: r = y", ns); print(ns["r"])
