# tests/lang/control/loops_with_everything.py - a loop with try, with, conditions, comprehensions and inner functions
class M:
    depth = 0
    def __enter__(self): M.depth += 1; return M.depth
    def __exit__(self, t, v, tb): M.depth -= 1; return t is KeyError
out = []
for i in range(12):
    try:
        with M() as d:
            if i % 6 == 1: raise KeyError
            if i % 6 == 2: raise ValueError(i)
            if i % 6 == 3: continue
            f = lambda k=i: [k + j for j in range(d)]
            out.append((i, f()))
            if i == 10: break
        out.append((i, "after with"))
    except ValueError as e:
        out.append((i, e.args))
    else:
        out.append((i, "else"))
    finally:
        out.append((i, M.depth))
print(out)
