# objects/items_refused.py: what cannot be assigned or deleted by an index; a sequence reads the index first

class Sequence:
    def __getitem__(self, index):
        return 1


class Huge:
    def __index__(self):
        print("index called", end=" ")
        return 10**30


class Broken:
    def __index__(self):
        raise ValueError("no")


def tell(how, o, key):
    try:
        if how == "get":
            o[key]
        elif how == "set":
            o[key] = 1
        else:
            del o[key]
        print(type(o).__name__, how, type(key).__name__, "done")
    except Exception as e:
        print(type(o).__name__, how, type(key).__name__, type(e).__name__, e)


for o in ((1, 2), "ab", b"ab", range(3), Sequence(), {1}, 5, {1: 2}.keys(), memoryview(b"ab"), (x for x in ()),
          slice(1), {}.values(), Ellipsis, type, 1.5, object()):
    for key in (10**30, "k", Huge(), Broken(), 0, slice(1), slice(10**30)):
        for how in ("get", "set", "del"):
            tell(how, o, key)
