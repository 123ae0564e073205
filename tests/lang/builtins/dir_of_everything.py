# tests/lang/builtins/dir_of_everything.py - dir() calls __dir__ of the type, sorts, and shows what objects have
class A:
    x = 1
    def __init__(self): self.y = 2
class D(A):
    def __dir__(self): return ["z", "b", "a"]
class Bad:
    def __dir__(self): return 5
class Mixed:
    def __dir__(self): return [1, "a"]
class Meta(type):
    def __dir__(cls): return ["meta"]
class M(metaclass=Meta): pass
class NoDict:
    __slots__ = ("s",)
class FakeDict:
    __dict__ = {"q": 1}
class GA:
    def __getattr__(self, n): return 5
base = set(dir(object()))
for o in (A(), A, D(), D, M, M(), NoDict(), FakeDict(), GA(), lambda: 0, super(D, D())):
    print(type(o).__name__, [n for n in dir(o) if n not in base][:30])
for o in (Bad(), Mixed()):
    try:
        print(dir(o))
    except TypeError as e:
        print(e)
def f(b, a):
    c = 1
    return dir(), sorted(locals())
print(f(1, 2))
print(sorted(set(dir(5)) - base)[:80]); print(sorted(set(dir("")) - base)); print(sorted(set(dir([])) - base)); print(sorted(set(dir({})) - base)); print(sorted(set(dir(set())) - base)); print(sorted(set(dir(1.5)) - base)); print(sorted(set(dir(b"")) - base)); print(sorted(set(dir(())) - base)); print(sorted(set(dir(range(1))) - base)); print(sorted(set(dir(len)) - base)); print(sorted(set(dir(type)) - base)); print(sorted(set(dir(memoryview(b""))) - base)); print(sorted(set(dir(bytearray())) - base)); print(sorted(set(dir(1j)) - base)); print(sorted(set(dir((x for x in ()))) - base)); print(sorted(set(dir(ValueError())) - base)); print(sorted(set(dir(property())) - base)); print(sorted(set(dir(slice(1))) - base)); print(sorted(set(dir(iter([]))) - base)); print(sorted(set(dir(OSError())) - base)); print(sorted(set(dir(frozenset())) - base))
try:
    dir(1, 2)
except TypeError as e:
    print(e)
