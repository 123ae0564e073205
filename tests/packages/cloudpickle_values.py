# cloudpickle: functions and classes of __main__ by value, in this process and in another one
import abc
import asyncio
import collections
import dataclasses
import enum
import functools
import os.path
import pickle
import subprocess
import sys
import types

import cloudpickle

G = 3


def again(o):
    return pickle.loads(cloudpickle.dumps(o))


def outer(a):
    b = [a]

    def inner(c):
        b.append(c)
        return sum(b) + a
    return inner


def factorial(n): return 1 if n <= 1 else n * factorial(n - 1)
def helper(x): return x + G
def uses(): return G * helper(2), os.path.join("a", "b"), collections.OrderedDict(a=1)


print(again(lambda x: x + 1)(2), again(outer(5))(7), again(factorial)(10), again(uses)())


def mutual():
    def even(n): return True if n == 0 else odd(n - 1)
    def odd(n): return False if n == 0 else even(n - 1)
    return even


print(again(mutual())(10), again(mutual())(7))


class Base(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
    @property
    def twice(self): return self.f() * 2
    @classmethod
    def name(cls): return cls.__name__
    @staticmethod
    def same(x): return x


class Derived(Base):
    def __init__(self, x):
        super().__init__()
        self.x = x

    def f(self): return self.x


try: again(Base)()
except TypeError as e: print(e)
print(again(Derived(4)).twice, again(Derived).name(), again(Derived)(3).same(9), again(Derived(4).f)(), again(Derived) is Derived)


@dataclasses.dataclass(order=True)
class Point:
    x: int
    y: int = 2
    z: list = dataclasses.field(default_factory=list)


class Colour(enum.Enum):
    RED = 1
    BLUE = 2
    def ten(self): return self.value * 10


Pair = collections.namedtuple("Pair", "a b")
print(again(Point(1)), again(Point)(5) < again(Point)(6), again(Colour.BLUE).ten(), again(list(Colour)), again(Pair(1, 2)))


def generator(n):
    try:
        for i in range(n):
            got = yield i
            if got: yield got
    finally:
        print("finally")


async def coroutine(x):
    async def inner(): return x
    return [await inner() + i for i in range(2)]


def logged(f):
    @functools.wraps(f)
    def wrapper(*a, **k): return "logged", f(*a, **k)
    return wrapper


@logged
def many(a, b=2, /, *c, d=4, **e):
    "many arguments"
    return a, b, c, d, e


print(list(again(generator)(3)), asyncio.run(again(coroutine)(4)), again(many)(1, 3, 5, d=9, z=1), again(many).__doc__, again(many).__wrapped__(0))
print(again(functools.partial(many, 1, z=2))())


def matching(v):
    match v:
        case {"a": x, **rest}: return x, rest
        case [1, *rest]: return rest
        case Point(x=q): return q
        case Colour.RED: return "red"


print([again(matching)(v) for v in ({"a": 1, "b": 2}, [1, 2, 3], Colour.RED, 5)])


def errors():
    try:
        try: 1 / 0
        except* ZeroDivisionError as group: found = len(group.exceptions)
        with open(os.devnull) as f: return found, f.read()
    finally:
        pass


module = types.ModuleType("dynamic")
exec("def q(): return z\nz = 5", module.__dict__)
print(again(errors)(), again(module).q())
sent = cloudpickle.dumps((factorial, Derived, Point(1), Colour.BLUE, generator, uses, many, errors))
other = """
import pickle, sys
factorial, Derived, point, colour, generator, uses, many, errors = pickle.load(sys.stdin.buffer)
print(factorial(5), Derived(1).twice, point, colour.ten(), list(generator(2)), uses(), many(1), errors())
"""
done = subprocess.run([sys.executable, "-c", other], input=sent, capture_output=True)
print(done.returncode, done.stdout.decode(), done.stderr.decode())
