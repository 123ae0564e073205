# tests/lang/counts/deep_finally_in_generators.py - a chain of 20,000 generators in try is dropped: each finally block runs, none too deep
# presets: not tiny
def count(n, make):
    done.clear()
    x = None
    for i in range(n):
        x = make(x, i)
    x = None
    print(make.__name__, len(done), sorted(done) == list(range(n)))


done = []


def generator(x, i):
    def g():
        try:
            yield x
        finally:
            done.append(i)
    it = g()
    next(it)
    return it


def except_exit(x, i):
    def g():
        held = x
        try:
            yield
        except GeneratorExit:
            done.append(i)
            raise
    it = g()
    next(it)
    return it


class Last:
    def __init__(self, x, i):
        self.next = x
        self.i = i

    def __del__(self):
        done.append(self.i)
        del self.next


def finalizer(x, i):
    return Last(x, i)


for make in (generator, except_exit, finalizer):
    count(20000, make)

