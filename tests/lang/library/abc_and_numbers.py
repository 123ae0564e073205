# tests/lang/library/abc_and_numbers.py - abc, collections.abc and numbers: what each ABC asks for and mixes in
import abc, numbers
import collections.abc as c
class Seq(c.Sequence):
    def __getitem__(self, i): return "abc"[i]
    def __len__(self): return 3
class MS(c.MutableSet):
    def __init__(self, i=()): self.s = list(i)
    def __contains__(self, x): return x in self.s
    def __iter__(self): return iter(self.s)
    def __len__(self): return len(self.s)
    def add(self, x): self.s.append(x) if x not in self.s else None
    def discard(self, x): self.s.remove(x) if x in self.s else None
    def __repr__(self): return f"MS({self.s})"
class MM(c.MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
class Ab(abc.ABC):
    @abc.abstractmethod
    def a(self): pass
    @staticmethod
    @abc.abstractmethod
    def b(): pass
class Half(Ab):
    def a(self): pass
m = MM()
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for f in (lambda: Ab(), lambda: Half(), lambda: Ab.__abstractmethods__ == {"a", "b"}, lambda: type("Full", (Half,), {"b": 1})().b, lambda: c.Sequence(), lambda: Seq().index("b"), lambda: Seq().index("z"), lambda: Seq().count("a"), lambda: list(reversed(Seq())), lambda: "c" in Seq(), lambda: MS("ab") | MS("bc"), lambda: MS("ab") & "b", lambda: MS("ab") - MS("b"), lambda: MS("ab") ^ MS("bc"), lambda: MS("ab") <= MS("abc"), lambda: MS("ab") == {"a", "b"}, lambda: MS("ab") < 5, lambda: MS("ab").isdisjoint("cd"), lambda: MS("a").pop(), lambda: MS().pop(), lambda: MS("a").remove("z"), lambda: (x := MS("ab"), x.clear(), x)[2], lambda: (x := MS("ab")).__ior__("c"), lambda: (x := MS("abc")).__isub__("a"), lambda: hash(MS()), lambda: MS("ab")._hash() == MS("ba")._hash(), lambda: m.update({"a": 1}, b=2), lambda: m.pop("a"), lambda: m.pop("z"), lambda: m.pop("z", 5), lambda: m.setdefault("q", 7), lambda: sorted(m.items()), lambda: m.get("nope"), lambda: m.popitem(), lambda: m == {"q": 7}, lambda: list(m.keys()), lambda: m.keys() & {"q"}, lambda: m.clear(), lambda: m.popitem(), lambda: c.Hashable.__subclasshook__(int), lambda: issubclass(int, c.Hashable), lambda: isinstance([], c.Reversible), lambda: isinstance({}, c.Reversible), lambda: isinstance(set(), c.Reversible), lambda: isinstance(iter([]), c.Iterator), lambda: isinstance((x for x in ()), c.Generator), lambda: isinstance(b"", c.ByteString), lambda: isinstance(memoryview(b""), c.Sequence), lambda: isinstance(range(1), c.Sequence), lambda: c.Callable[[int], str], lambda: c.Iterator[int], lambda: c.Generator.__abstractmethods__ == {"send", "throw"}, lambda: abc.get_cache_token() >= 0, lambda: Ab.register(int), lambda: isinstance(5, Ab), lambda: Ab.register(5), lambda: Ab.register(Ab), lambda: abc.update_abstractmethods(Half), lambda: isinstance(1, numbers.Integral), lambda: isinstance(1.0, numbers.Rational), lambda: isinstance(1j, numbers.Complex), lambda: isinstance(True, numbers.Number), lambda: issubclass(float, numbers.Real), lambda: c.Set._from_iterable.__func__.__name__, lambda: c.Awaitable.__abstractmethods__, lambda: c.Buffer if hasattr(c, "Buffer") else None,):
    t(f)
