# lang/quickening/getters_and_calls_in_place.py: properties, __getitem__ and __call__ written in Python: errors, tracebacks, changes, deep recursion
import sys
import traceback


class Box:
    def __init__(self, v):
        self.v = v

    @property
    def value(self):
        if self.v is None:
            raise ValueError("none here")
        return self.v

    def __getitem__(self, key):
        if key == "bad":
            raise KeyError(key)
        return (self.v, key)

    def __call__(self, a, b=2):
        return self.v, a, b


class Child(Box):
    @property
    def value(self):
        return super().value, "child"


def read(o):
    return o.value


def item(o, k):
    return o[k]


def item_k(o):
    return o["bad"]


def call(o, *rest):
    return o(1, *rest)


def plain_call(o):
    return o(5)


boxes = [Box(i) for i in range(300)]
print(sum(read(b) for b in boxes), sum(item(b, 1)[0] for b in boxes), sum(plain_call(b)[0] for b in boxes))


def shown(fn, *args):
    try:
        print(fn(*args))
    except Exception as e:
        print(type(e).__name__, e, [(f.name, f.line) for f in traceback.extract_tb(e.__traceback__)])


shown(read, Box(None))
shown(item, Box(1), "bad")
for i in range(100):
    try:
        item_k(boxes[0])
    except KeyError:
        pass
shown(item_k, Box(1))
shown(item, [1, 2], 1)
shown(item, {3: 4}, 3)
shown(item, "text", 9)
shown(read, Child(4))
shown(read, type("Other", (), {"value": 9})())
shown(read, 5)
shown(call, Box(3), 4)
shown(call, Box(3), 4, 5)
shown(plain_call, print)
shown(plain_call, 7)

# Another getter by another property, by property.__init__, and after the class has changed.
first = Box.__dict__["value"]
first.__init__(lambda self: "new getter")
print(read(Box(1)))
Box.value = property(lambda self: "new property")
print(read(Box(1)))
Box.value = property(len)
shown(read, Box(1))
Box.__len__ = lambda self: 17
shown(read, Box(1))
Box.value = property()
shown(read, Box(1))
del Box.value
Box.__getitem__ = lambda self, key: ("lambda", key)
print(item(Box(1), 2))
Box.__getitem__ = len
shown(item, Box(1), 2)
Box.__call__ = lambda self, *all, **named: (all, named)
print(plain_call(Box(1)), Box(1)(2, x=3))
del Box.__call__
shown(plain_call, Box(1))


class Deep:
    @property
    def down(self):
        return self.down

    def __getitem__(self, key):
        return self[key + 1]

    def __call__(self):
        return self()


for fn in (lambda: Deep().down, lambda: Deep()[0], lambda: Deep()()):
    try:
        fn()
    except RecursionError:
        print("deep")


class Gone:
    """The instance lives as long as its getter runs."""

    def __del__(self):
        print("gone")

    @property
    def here(self):
        return sys.getrefcount(self) > 0

    def __getitem__(self, key):
        return key


for i in range(3):
    print(Gone().here, Gone()[i])


def events():
    seen = []

    def tracer(frame, event, arg):
        seen.append((event, frame.f_code.co_name))
        return tracer

    class Seen:
        @property
        def p(self):
            return 1

        def __getitem__(self, k):
            return 2

        def __call__(self):
            return 3

    def use(o):
        return o.p + o[0] + o()

    o = Seen()
    for i in range(200):
        use(o)
    sys.settrace(tracer)
    use(o)
    sys.settrace(None)
    use(o)
    return seen


print(events())


def generator(o):
    for i in range(200):
        yield o.p(i) + o[i]


class InGenerator:
    def p(self, i):
        return i * 2

    def __getitem__(self, i):
        return i + 1


print(sum(generator(InGenerator())))
