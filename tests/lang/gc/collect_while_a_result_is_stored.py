# tests/lang/gc/collect_while_a_result_is_stored.py - what a call consumed is not looked at by a collection in the finalizer of what its result replaces
import gc


class Collects:
    def __del__(self):
        gc.collect()
        print("collected")


def maker(n):
    def made(*args, **kwargs):
        return len(args) + n
    return made


def generator(*args):
    yield args


def called():
    x = Collects()
    x = maker(1)([1], [2], {3: [4]})
    print(x)
    x = Collects()
    x = maker(2)([1], key=[[5]])
    print(x)
    x = Collects()
    x = (lambda a: a)([[6]])
    print(x)


def started():
    x = Collects()
    x = generator([1], [2])
    print(next(x))


class Point:
    def __init__(self, *args):
        self.args = args


def instance():
    x = Collects()
    x = Point([1], [2])
    print(x.args)


def resumed():
    x = Collects()
    x = yield [1]
    print(x)
    x = Collects()
    x = yield from generator([7])
    print(x)


for _ in range(3):
    called()
    started()
    instance()
    g = resumed()
    next(g)
    g.send([2])
    print(list(g))
