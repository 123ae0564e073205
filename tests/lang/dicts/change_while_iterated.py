# tests/lang/dicts/change_while_iterated.py - every way of iterating a dict notices a change of size, and some changes of keys
def t(name, d, make, change):
    try:
        out = []
        for i, x in enumerate(make(d)):
            out.append(x)
            if i == 1: change(d)
            if i > 20: out.append("..."); break
        print(name, out, d)
    except Exception as e:
        print(name, out, type(e).__name__, e, d)
ways = [("iter", iter), ("keys", dict.keys), ("values", dict.values), ("items", dict.items), ("reversed", reversed), ("rev items", lambda d: reversed(d.items())), ("rev values", lambda d: reversed(d.values()))]
changes = [("add", lambda d: d.update(z=1)), ("del", lambda d: d.pop("a", 0)), ("swap", lambda d: (d.pop("a"), d.update(z=1))), ("set", lambda d: d.update(c=9)), ("clear", lambda d: d.clear()), ("refill", lambda d: (d.clear(), d.update(a=1, b=2, c=3, d=4))), ("popitem", lambda d: d.popitem()), ("grow same", lambda d: (d.update((i, i) for i in range(50)), [d.pop(i) for i in range(50)]))]
for n, w in ways:
    for m, c in changes:
        t(n + " " + m, {"a": 1, "b": 2, "c": 3, "d": 4}, w, c)
d = {1: 2, 3: 4}
i = iter(d.items()); print(i.__length_hint__(), next(i), i.__length_hint__()); d[5] = 6
for _ in range(2):
    try:
        print(next(i), i.__length_hint__())
    except Exception as e:
        print(type(e).__name__, e)
print(i.__length_hint__(), list(iter(d)), type(iter(d)).__name__, type(iter(d.values())).__name__, type(reversed(d.items())).__name__, type(reversed(d)).__name__)
i = iter({1: 2}); next(i); print(next(i, "end"), i.__reduce__(), iter({1: 2}.items()).__reduce__())
