# tests/lang/unpacking/targets_of_every_statement.py - attribute, item, slice, starred and nested targets in each statement that binds, and what stays when unpacking fails half way
class Log(list):
    def __setitem__(self, k, v): log.append(f"set[{k}]={v!r}"); 
    def __getitem__(self, k): log.append(f"get[{k}]"); return self
    def __delitem__(self, k): log.append(f"del[{k}]")
    def __setattr__(self, k, v): log.append(f"set.{k}={v!r}")
    def __getattr__(self, k):
        if k.startswith("__"): raise AttributeError(k)
        log.append(f"get.{k}"); return self
    def __delattr__(self, k): log.append(f"del.{k}")
    def __repr__(self): return "L"
log = []
class CM:
    def __init__(self, v): self.v = v
    def __enter__(self): return self.v
    def __exit__(self, *a): log.append("exit"); return False
def gen(*v):
    for x in v:
        log.append(f"yield {x!r}"); yield x
def run(src):
    log.clear(); ns = {"L": Log(), "CM": CM, "gen": gen, "log": log}
    try: exec(src, ns); r = "ok"
    except Exception as e: r = f"{type(e).__name__}: {e}"
    print(src.replace("\n", "; "), "|", r, "|", *log, "|", {k: type(v) if hasattr(v, "__module__") or hasattr(v, "__loader__") or hasattr(v, "__next__") else v for k, v in ns.items() if len(k) == 1 and k != "L"})
for src in ("L.a, L[0] = 1, 2", "L.a = L[0] = 5", "a, L.a, *L.b = gen(1, 2, 3, 4)", "[a, (b, *c), L[1:2]] = 1, 'xyz', 3", "a, b = gen(1)", "a, b = gen(1, 2, 3)", "a, *b, c = gen(1)", "L.a, L.b = gen(1)", "(L.a, L.b), c = gen((1, 2), 3)", "(L.a, L.b), c = gen((1, 2, 3), 4)", "a, (b, c) = 1, 2", "a, (b, *c) = 1, ()", "a = b, *c = 1, 2, 3", "*a, = gen()", "*a, b = gen()", "for L.a in gen(1, 2): pass", "for L[0], b in gen((1, 2)): pass", "for a, *L.b in gen((1, 2, 3), (4,)): pass", "for a, b in gen((1, 2), 3): pass", "for i, L[i] in gen((1, 2), (3, 4)): pass", "with CM(1) as L.a, CM((2, 3)) as (b, L[0]): log.append('body')", "with CM(1) as (a, b): pass", "with CM((1, 2)) as [a, *b]: pass", "with CM(5) as L.a.b[0].c: pass", "[None for L.a in gen(1, 2)]", "[None for a, L[a] in gen((1, 2))]", "{b: a for a, *b in gen((1,))}", "x = [0]; x[0], x = 1, 2", "x, x[0] = [0], 5", "i = 0; i, L[i] = 1, 2", "i = 0; L[i], i = 1, 2", "a = b = c = gen(1)", "L.a += 1", "L[0] += 1", "L.a.b[1] += 1", "L[1:2, ...] = 1", "L[()] = 1", "L[a := 5] = a", "del L.a, L[0], (L.b, [L[1:2]])", "del L.a.b, L[0][1]", "a: int = 1", "L.a: int = 1", "L[0]: int", "(a): int = 1", "try: 1/0\nexcept ZeroDivisionError as a: pass", "import os as a, sys as b", "from os import sep as a", "def a(): pass", "class a: pass", "(a := 1)", "match (1, [2, 3]):\n  case (a, [b, *c]): pass", "match 1:\n  case a if a > 5: pass", "for a in gen(1, 2):\n  a, b = a, a\nelse: c = 1", "a, a = 1, 2", "(a, b), (c, d) = gen('xy', 'z')", "a, b = {1: 2, 3: 4}", "a, b = {5}, *[6]", "a, b = 'é😀'", "a, b = b'xy'", "a, b = 5", "a, b = None", "a, = 'xy'", "() = []", "[] = gen()", "() = gen(1)", "[] = 5", "a, b = b, a = 1, 2", "a, *b = c = 'xyz'", "*a, *b = 1, 2", "*a = 1", "(*a), b = 1, 2", "*L.a, b = 1, 2, 3", "*L[0], = 'xy'", "for *a, b in gen('xyz'): pass", "for (a) in gen(1): pass", "for (a, b), in gen([(1, 2)]): pass", "with (CM(1)) as a, CM(2) as b: c = a, b", "with (CM(1) as a, CM(2) as b,): c = a, b"):
    run(src)
