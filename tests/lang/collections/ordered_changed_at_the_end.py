# lang/collections/ordered_changed_at_the_end.py - an OrderedDict may change once an iterator has yielded its last key, not before
from collections import OrderedDict

def change(od, how):
    if how == "add": od["new"] = 1
    elif how == "pop": od.popitem()
    elif how == "first": od.popitem(False)
    elif how == "clear": od.clear()
    elif how == "move": od.move_to_end(next(iter(od)))
    elif how == "dict": dict.__setitem__(od, "hidden", 1)

ways = {"keys": lambda od: od, "items": OrderedDict.items, "values": OrderedDict.values,
        "reversed": reversed, "reversed items": lambda od: reversed(od.items())}
for n in 0, 1, 3:
    for name, way in ways.items():
        for how in "add", "pop", "first", "clear", "move", "dict":
            for at in range(n + 1):
                od = OrderedDict(zip("abcdef", range(n + 2)))
                del od["a"]
                od.popitem()
                if n == 0 and how in ("pop", "first", "move"):
                    continue
                it = iter(way(od))
                seen = [next(it) for i in range(at)]
                change(od, how)
                try: seen += list(it)
                except RuntimeError as e: seen.append(str(e))
                if how != "dict" or at == n:
                    print(n, name, how, at, seen)
