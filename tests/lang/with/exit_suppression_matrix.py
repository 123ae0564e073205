# tests/lang/with/exit_suppression_matrix.py - what __exit__ gets and decides for each way out of the body
class M:
    def __init__(self, r): self.r = r
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        self.seen = (t and t.__name__, v, tb and tb.tb_lineno > 0); return self.r
def ret(m):
    with m: return "ret"
    return "after"
def err(m):
    with m: raise KeyError("k")
    return "after"
def stop(m):
    with m: raise SystemExit(3)
    return "after"
def brk(m):
    for i in range(3):
        with m:
            if i: break
    return i
def cont(m):
    out = []
    for i in range(2):
        with m: continue
        out.append(i)
    return out
def gen(m):
    with m: yield 1
    yield 2
def fall(m):
    with m: pass
    return "fell"
class Odd:
    def __bool__(self): raise ValueError("truth of exit")
for r in (None, True, False, 1, 0, "", "x", [], Odd()):
    for f in (ret, err, stop, brk, cont, fall):
        m = M(r)
        try: v = f(m)
        except BaseException as e: v = repr(e), repr(e.__context__)
        print(repr(r) if not isinstance(r, Odd) else "Odd", f.__name__, v, m.seen)
m = M(True); g = gen(m); next(g); g.close() if False else None; print(hasattr(m, "seen"))
m = M(True); g = gen(m); next(g); print(g.throw(ValueError("t")), m.seen)
