# tests/lang/iteration/mutation_while_iterating.py - what loops do when their list, dict, set, deque or string is changed under them
import collections
def run(make, step, n=8):
    o, out = make(), []
    try:
        for i, x in enumerate(o):
            out.append(x)
            if i < n: step(o, x, i)
            if i > 20: break
    except Exception as e: out.append(f"{type(e).__name__}: {e}")
    print(out, o if len(o) < 15 else len(o))
L = lambda: [1, 2, 3, 4]
run(L, lambda o, x, i: o.remove(x)); run(L, lambda o, x, i: o.append(x * 10) if i < 2 else None); run(L, lambda o, x, i: o.insert(0, "n") if i < 3 else None); run(L, lambda o, x, i: o.clear()); run(L, lambda o, x, i: o.pop()); run(L, lambda o, x, i: o.sort(reverse=True)); run(L, lambda o, x, i: o.__delitem__(slice(0, 2)) if i == 1 else None)
D = lambda: {"a": 1, "b": 2, "c": 3}
run(D, lambda o, x, i: o.pop(x)); run(D, lambda o, x, i: o.update({x + "x": 1})); run(D, lambda o, x, i: o.update({x: 9})); run(D, lambda o, x, i: (o.pop(x), o.setdefault(x + "z", 0))); run(D, lambda o, x, i: o.clear()); run(D, lambda o, x, i: o.popitem() if i == 2 else None)
d = D(); it = iter(d.items()); next(it); d["new"] = 1
for _ in range(2):
    try: print(next(it))
    except RuntimeError as e: print(e)
d = D(); it = iter(d); list(it); d["q"] = 1; print(list(it))
S = lambda: {1, 2, 3}
run(S, lambda o, x, i: o.discard(x)); run(S, lambda o, x, i: o.add(x + 100)); run(S, lambda o, x, i: o.add(x)); run(S, lambda o, x, i: o.clear())
Q = lambda: collections.deque([1, 2, 3])
run(Q, lambda o, x, i: o.append(x)); run(Q, lambda o, x, i: o.popleft()); run(Q, lambda o, x, i: o.rotate(1)); run(Q, lambda o, x, i: o.__setitem__(0, 7))
run(lambda: collections.Counter("abc"), lambda o, x, i: o.update("z"))
run(lambda: bytearray(b"abc"), lambda o, x, i: o.pop(0)); run(lambda: collections.ChainMap({"a": 1}, {"b": 2}), lambda o, x, i: o.__setitem__("n", 1))
l = [1, 2, 3]; it = reversed(l); next(it); l.append(4); print(list(it)); it = reversed(l); l.clear(); print(list(it)); l = [1]; it = iter(l); list(it); l.append(2); print(list(it))
print([x for l in [[0]] for x in l if len(l) > 5 or l.append(len(l)) or True], sorted([3, 1, 2], key=lambda x: x))
l = [3, 1, 2]
try: l.sort(key=lambda x: l.append(x) or x)
except ValueError as e: print(e, l)
