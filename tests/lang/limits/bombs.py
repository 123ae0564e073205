# tests/lang/limits/bombs.py - twenty ways to run out of memory end in an error that can be caught, and the program goes on
# presets: only release
# options: --memory-limit 32M
# argv: 20
# timeout: 150
# oracle: no
import sys

from _cap import check, resident

LIMIT = 32 << 20


def a_list():
    grown = []
    while True:
        grown.append([1, 2, 3])


def a_dict():
    grown = {}
    while True:
        grown[len(grown)] = str(len(grown))


def a_set():
    grown = set()
    while True:
        grown.add(len(grown))


def a_str():
    text = "x"
    while True:
        text += text


def a_bytes():
    data = b"x"
    while True:
        data += data


def a_power():
    n = 3
    while True:
        n = n**7


def nested_tuples():
    nest = ()
    while True:
        nest = (nest, 1)


def classes():
    made = []
    while True:
        made.append(type("C", (), {"a": 1}))


def closures():
    made = []
    while True:
        n = len(made)
        made.append(lambda: n)


def held_generators():
    def numbers():
        yield 1

    held = []
    while True:
        generator = numbers()
        next(generator)
        held.append(generator)


def deep_recursion():
    def down(n):
        return down(n + 1) + 1

    sys.setrecursionlimit(10**8)
    try:
        down(0)
    finally:
        sys.setrecursionlimit(1000)


def a_join():
    ",".join(["abcdefgh" * 1000] * 100000)


def a_format():
    "%*d" % (10**9, 1)


def a_product():
    [0] * 10**9


def slices():
    grown = [1]
    while True:
        grown[len(grown):] = grown


def a_comprehension():
    [(i, i) for i in range(10**9)]


def a_repr():
    nest = []
    for _ in range(100000):
        nest = [nest]
    repr(nest)


def cycles():
    held = []
    while True:
        ring = [held]
        ring.append(ring)
        held.append(ring)


def chained_exceptions():
    last = None
    while True:
        try:
            raise ValueError("x" * 100)
        except ValueError as error:
            error.__context__ = last
            last = error


def a_sort():
    grown = []
    while True:
        grown.extend(range(100000))
        grown = sorted(grown, key=lambda v: -v)


BOMBS = [a_list, a_dict, a_set, a_str, a_bytes, a_power, nested_tuples, classes, closures, held_generators, deep_recursion,
         a_join, a_format, a_product, slices, a_comprehension, a_repr, cycles, chained_exceptions, a_sort]


def garbage():
    for _ in range(40000):
        ring = [1] * 10
        ring.append(ring)


most = 0
for turn in range(int(sys.argv[1])):
    for bomb in BOMBS:
        try:
            bomb()
            print(bomb.__name__, "came to an end")
        except (MemoryError, RecursionError) as error:
            most = max(most, resident())
            if turn == 0:
                print(bomb.__name__, type(error).__name__)
        check()
    garbage()
print("within the limit:", most <= LIMIT + (4 << 20) or most)
