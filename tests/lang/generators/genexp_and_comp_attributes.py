# tests/lang/generators/genexp_and_comp_attributes.py - generator expressions as objects: names, frames, closing, single iteration, pickling refused
import pickle, copy, types
g = (x * y for x in range(3) for y in (1, 2) if x != y)
print(type(g) is types.GeneratorType, g.__name__, g.__qualname__, g.gi_code.co_varnames, g.gi_code.co_argcount, g.gi_frame.f_locals.keys())
print(next(g), sorted(g.gi_frame.f_locals), list(g), list(g), g.gi_frame)
for f in (lambda: pickle.dumps(g), lambda: copy.copy(g), lambda: len(g), lambda: g[0], lambda: g + g, lambda: g(), lambda: (x for x in []).send(1), lambda: g.nothing, lambda: setattr(g, "x", 1), lambda: types.GeneratorType()):
    try: print(f())
    except Exception as e: print(type(e).__name__, str(e).split("0x")[0])
h = (1 / x for x in (1, 0, 2))
print(next(h))
try: next(h)
except ZeroDivisionError as e: print(e, e.__traceback__.tb_next.tb_frame.f_code.co_name)
print(list(h))
def outer():
    return (i for i in [1]), [lambda: 0 for _ in [1]][0], {k: (lambda: 0) for k in [1]}[1]
print([f.__qualname__ for f in outer()])
class C:
    g = (i for i in "a"); l = [lambda: 0 for _ in "a"][0]
print(C.g.__qualname__, C.l.__qualname__)
k = (print("effect", i) or i for i in range(3)); print("lazy"); next(k); k.close(); print(list(k))
import weakref; r = weakref.ref(k); print(r() is k); del k; print(r())
print(bool(x for x in []), (x for x in []) == (x for x in []), isinstance((x for x in []), types.GeneratorType), hasattr((x for x in []), "__next__"), iter(h) is h)
