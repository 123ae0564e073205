# tests/lang/iteration/iter_with_sentinel_states.py - iter(callable, sentinel): comparison, errors, exhaustion, reentry
class Eq:
    def __eq__(self, o): print("eq", o); return o == 2
n = [0]
def inc(): n[0] += 1; return n[0]
print(list(iter(inc, 3)), n); print(list(iter(inc, Eq())) if n[0] > 9 else n)
n[0] = 0; print(list(iter(inc, Eq())))
def boom():
    if n[0] > 3: raise StopIteration
    return inc()
it = iter(boom, None); print(list(it), list(it))
def err(): raise KeyError("e")
it = iter(err, 1)
for _ in range(2):
    try: print(next(it, "done"))
    except KeyError as e: print(repr(e))
for a in ((5, 1), (inc,), (inc, 1, 2), ()):
    try: print(type(iter(*a)).__name__)
    except TypeError as e: print(e)
it = iter(inc, 10**9); print(type(it).__name__, iter(it) is it, hasattr(it, "__length_hint__"), [next(it) for _ in range(2)])
