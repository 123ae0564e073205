# lang/quickening/slices_used_at_once.py: o[from:to] of str, list, tuple and others, with bounds of all kinds
class Index:
    def __init__(self, i):
        self.i = i

    def __index__(self):
        return self.i


class Own(list):
    def __getitem__(self, key):
        return key


class Text(str):
    pass


def part(o, a, b):
    return o[a:b]


def head(o, b):
    return o[:b]


def tail(o, a):
    return o[a:]


def whole(o):
    return o[:]


def fixed(o):
    return o[1:-1]


bounds = [None, 0, 1, 3, -1, -3, 99, -99, 2**62, -2**62, 2**70, -2**70, True, Index(2), Index(-2)]
for o in ("abcdef", "h\xe9\u0142\U0001f600x", "", [1, 2, 3, 4], [], (5, 6, 7, 8), (), b"bytes", Text("subclass"), range(6), bytearray(b"xyz")):
    for a in bounds:
        print(*[repr(part(o, a, b)) for b in bounds], repr(head(o, a)), repr(tail(o, a)))
    print(repr(whole(o)), repr(fixed(o)), type(whole(o)).__name__, type(fixed(o)).__name__)
print(part(Own([1, 2]), 1, None), whole(Own([1])))
t = (1, 2, 3)
print(whole(t) is t, whole("abc") == "abc")
l = [[1], [2]]
c = whole(l)
print(c is l, c[0] is l[0])
for bad in (1.5, "x", [], Index("no")):
    try:
        part([1, 2, 3], bad, None)
    except TypeError as e:
        print(e)
for o in (5, None, {1: 2}, {1}):
    try:
        part(o, 1, 2)
    except TypeError as e:
        print(e)


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


print(len([Loud("a"), Loud("b"), Loud("c")][1:]))


def stepped(o, a, b, c):
    return o[a:b:c]


def assign(o, a, b, value):
    o[a:b] = value
    return o


def assign_stepped(o, a, c, value):
    o[a::c] = value
    return o


def reverse_part(o, k):
    o[:k + 1] = o[k::-1]
    return o


for o in ("abcdefg", [1, 2, 3, 4, 5], (5, 6, 7), b"bytes", range(9)):
    for c in (1, 2, -1, -2, 3, 99, -99, None, Index(2), 2**70):
        print(repr(stepped(o, None, None, c)), repr(stepped(o, 1, -1, c)), repr(stepped(o, -1, 0, c)))
    try:
        stepped(o, 1, 2, 0)
    except ValueError as e:
        print(e)
for k in range(6):
    print(reverse_part([1, 2, 3, 4, 5, 6], k))
for a in bounds:
    print(assign([1, 2, 3, 4], a, None, (9, 8)), assign([1, 2, 3], None, a, [7]), assign([1, 2, 3], 1, a, "xy"), assign([1, 2], a, 1, range(2)),
          assign(bytearray(b"abc"), a, 1, b"zz"))
l = [1, 2, 3]
print(assign(l, 1, 2, l), assign(l, None, None, l[::-1]))
print(assign_stepped([1, 2, 3, 4], 0, 2, "ab"), assign_stepped([1, 2, 3, 4], 1, -1, (8, 9)))
for call in (lambda: assign_stepped([1, 2, 3], 0, 2, "abc"), lambda: assign([1], 0, 1, 5), lambda: assign((1,), 0, 1, (5,)), lambda: assign("x", 0, 1, "y"),
             lambda: assign([1], 1.5, 2, [3])):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


class Meddler:
    def __init__(self, target):
        self.target = target

    def __del__(self):
        print("meddles", len(self.target))
        self.target.clear()


target = []
target += [Meddler(target), 2, 3]
print(assign(target, 0, 2, (7, 8, 9)), target)
