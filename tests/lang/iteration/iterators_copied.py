# tests/lang/iteration/iterators_copied.py - copy, deepcopy and pickle of each built-in iterator, half used
import copy, pickle, itertools, operator, collections
def up(x): return x * 10
makers = {"list": lambda: iter([1, 2, 3]), "tuple": lambda: iter((1, 2, 3)), "str": lambda: iter("abc"), "wide": lambda: iter("aé😀"), "bytes": lambda: iter(b"abc"), "bytearray": lambda: iter(bytearray(b"abc")), "dict": lambda: iter({1: 2, 3: 4}), "values": lambda: iter({1: 2, 3: 4}.values()), "items": lambda: iter({1: 2, 3: 4}.items()), "set": lambda: iter({1, 2, 3}), "range": lambda: iter(range(3)), "bigrange": lambda: iter(range(2**70, 2**70 + 3)), "revlist": lambda: reversed([1, 2, 3]), "revrange": lambda: reversed(range(3)), "revdict": lambda: reversed({1: 2, 3: 4}), "revtuple": lambda: reversed((1, 2, 3)), "enumerate": lambda: enumerate("abc", 5), "zip": lambda: zip("abc", [1, 2, 3]), "map": lambda: map(up, [1, 2, 3]), "filter": lambda: filter(None, [1, 0, 2, 3]), "memory": lambda: iter(memoryview(b"abc")), "deque": lambda: iter(collections.deque("abc")), "revdeque": lambda: reversed(collections.deque("abc")), "sentinel": lambda: iter([1, 2, 3].pop, 2), "count": lambda: itertools.count(1, 2), "cycle": lambda: itertools.cycle("ab"), "chain": lambda: itertools.chain("ab", "cd"), "islice": lambda: itertools.islice("abcdef", 1, 5, 2), "accumulate": lambda: itertools.accumulate([1, 2, 3]), "product": lambda: itertools.product("ab", repeat=2), "permutations": lambda: itertools.permutations("abc", 2), "combinations": lambda: itertools.combinations("abc", 2), "replacement": lambda: itertools.combinations_with_replacement("ab", 2), "repeat": lambda: itertools.repeat(1, 3), "starmap": lambda: itertools.starmap(operator.add, [(1, 2), (3, 4)]), "takewhile": lambda: itertools.takewhile(bool, [1, 2, 0]), "dropwhile": lambda: itertools.dropwhile(bool, [1, 0, 3]), "compress": lambda: itertools.compress("abc", [1, 1, 1]), "zip_longest": lambda: itertools.zip_longest("abc", "d"), "pairwise": lambda: itertools.pairwise("abcd"), "groupby": lambda: itertools.groupby("aabb"), "tee": lambda: itertools.tee("abc")[0], "filterfalse": lambda: itertools.filterfalse(None, [0, 1, 0]), "generator": lambda: (i for i in [1])}
def left(i): return [x if not isinstance(x, tuple) or not hasattr(x[-1], "__next__") else x[0] for x in itertools.islice(i, 6)]
for name, make in makers.items():
    for used in (0, 1, 9):
        row = []
        for how in (copy.copy, copy.deepcopy, lambda i: pickle.loads(pickle.dumps(i)), lambda i: pickle.loads(pickle.dumps(i, 0)), lambda i: i.__reduce__() and "reduced"):
            i = make()
            for _ in range(used): next(i, None)
            try:
                c = how(i)
                row.append(c if c == "reduced" else (left(c), left(i), type(c) is type(i)))
            except Exception as e: row.append(f"{type(e).__name__}: {str(e).split(' at 0x')[0]}")
        print(name, used, *row)
    try: print("   hint", operator.length_hint(make()), getattr(make(), "__setstate__", lambda x: "no setstate")(0))
    except Exception as e: print("   ", type(e).__name__, e)
