# tests/lang/library/abc_mixin_methods.py - the methods that collections.abc adds to classes with the required few, and what they need
import collections.abc as abc
log = []
class Seq(abc.Sequence):
    def __init__(self, *v): self.v = list(v)
    def __getitem__(self, i): log.append(f"get{i}"); return self.v[i]
    def __len__(self): log.append("len"); return len(self.v)
class MSeq(abc.MutableSequence, Seq):
    def __setitem__(self, i, v): log.append(f"set{i}"); self.v[i] = v
    def __delitem__(self, i): log.append(f"del{i}"); del self.v[i]
    def insert(self, i, v): log.append(f"ins{i}"); self.v.insert(i, v)
class Map(abc.Mapping):
    def __init__(self, d=()): self.d = dict(d)
    def __getitem__(self, k): log.append(f"get{k}"); return self.d[k]
    def __iter__(self): log.append("iter"); return iter(self.d)
    def __len__(self): log.append("len"); return len(self.d)
class MMap(abc.MutableMapping, Map):
    def __setitem__(self, k, v): log.append(f"set{k}"); self.d[k] = v
    def __delitem__(self, k): log.append(f"del{k}"); del self.d[k]
class S(abc.Set):
    def __init__(self, v=()): self.v = list(dict.fromkeys(v))
    def __contains__(self, x): return x in self.v
    def __iter__(self): return iter(self.v)
    def __len__(self): return len(self.v)
    def __repr__(self): return f"{type(self).__name__}{self.v}"
class MS(S, abc.MutableSet):
    def add(self, x): log.append(f"add{x}"); self.v.append(x) if x not in self.v else None
    def discard(self, x): log.append(f"discard{x}"); self.v.remove(x) if x in self.v else None
def do(label, f):
    log.clear()
    try: r = f()
    except Exception as e: r = f"{type(e).__name__}: {e}"
    print(label, "->", list(r) if hasattr(r, "__next__") else str(r).split(" at 0x")[0], log)
s = Seq(1, 2, 3, 2)
for label, f in (("in", lambda: 2 in s), ("not in", lambda: 9 in s), ("iter", lambda: list(s)), ("reversed", lambda: reversed(s)), ("index", lambda: s.index(2)), ("index from", lambda: s.index(2, 2)), ("index neg", lambda: s.index(2, -2, -1)), ("index none", lambda: s.index(9)), ("count", lambda: s.count(2)), ("eq", lambda: s == Seq(1, 2, 3, 2)), ("hash", lambda: hash(s) is not None), ("unpack", lambda: (lambda *a: a)(*s)), ("slice", lambda: s[1:3]), ("bool", lambda: bool(s)), ("sum", lambda: sum(s)), ("sorted", lambda: sorted(s)), ("star assign", lambda: exec("a, *b = s", {"s": s}))): do(label, f)
m = MSeq(1, 2, 3)
for label, f in (("append", lambda: m.append(4)), ("extend", lambda: m.extend([5, 6])), ("extend self", lambda: m.extend(m)), ("pop", lambda: m.pop()), ("pop0", lambda: m.pop(0)), ("remove", lambda: m.remove(3)), ("remove none", lambda: m.remove(99)), ("reverse", lambda: m.reverse()), ("iadd", lambda: m.__iadd__([7]) is m), ("clear", lambda: m.clear()), ("pop empty", lambda: m.pop()), ("v", lambda: m.v)): do(label, f)
d = Map(a=1) if 0 else Map({"a": 1, "b": 2})
for label, f in (("in", lambda: "a" in d), ("get", lambda: d.get("z", 5)), ("keys", lambda: d.keys()), ("items", lambda: list(d.items())), ("values", lambda: list(d.values())), ("eq", lambda: d == {"a": 1, "b": 2}), ("eq map", lambda: d == Map(d.d)), ("ne", lambda: d != {}), ("hash", lambda: hash(d)), ("item in", lambda: ("a", 1) in d.items()), ("value in", lambda: 2 in d.values()), ("keys and", lambda: d.keys() & {"a"}), ("items or", lambda: len(d.items() | {1})), ("keys repr", lambda: repr(d.keys()).split(" at ")[0]), ("reversed", lambda: reversed(d)), ("dict", lambda: dict(d)), ("star", lambda: (lambda **k: k)(**d)), ("or", lambda: d | {}), ("match", lambda: exec("match d:\n case {'a': x, **r}: print('  matched', x, r)", {"d": d})), ("len keys", lambda: len(d.keys()))): do(label, f)
mm = MMap({"a": 1, "b": 2})
for label, f in (("pop", lambda: mm.pop("a")), ("pop none", lambda: mm.pop("z")), ("pop default", lambda: mm.pop("z", 0)), ("popitem", lambda: mm.popitem()), ("popitem empty", lambda: mm.popitem()), ("setdefault", lambda: mm.setdefault("k", 1)), ("setdefault there", lambda: mm.setdefault("k", 2)), ("update", lambda: mm.update({"x": 1}, y=2)), ("update pairs", lambda: mm.update([("p", 3)])), ("update keys", lambda: mm.update(Map({"q": 4}))), ("update bad", lambda: mm.update(5)), ("update two", lambda: mm.update({}, {})), ("clear", lambda: mm.clear()), ("len", lambda: len(mm))): do(label, f)
a, b = S("abc"), S("bcd")
for label, f in (("and", lambda: a & b), ("or", lambda: a | b), ("sub", lambda: a - b), ("xor", lambda: a ^ b), ("rand", lambda: {"a"} & a), ("ror", lambda: ["z"] | a), ("rsub", lambda: ["a", "z"] - a), ("rxor", lambda: "az" ^ a), ("le", lambda: S("ab") <= a), ("lt", lambda: a < a), ("ge", lambda: a >= S("a")), ("eq", lambda: a == {"a", "b", "c"}), ("eq list", lambda: a == ["a"]), ("lt list", lambda: a < ["a"]), ("and 5", lambda: a & 5), ("disjoint", lambda: a.isdisjoint("xyz")), ("hash", lambda: hash(a)), ("_hash", lambda: a._hash() == hash(frozenset("abc"))), ("from", lambda: a._from_iterable("q"))): do(label, f)
ms = MS("abc")
for label, f in (("ior", lambda: ms.__ior__("cd")), ("iand", lambda: ms.__iand__("abd")), ("isub", lambda: ms.__isub__("a")), ("ixor", lambda: ms.__ixor__("bz")), ("remove", lambda: ms.remove("z")), ("remove none", lambda: ms.remove("nope")), ("pop", lambda: ms.pop()), ("ixor self", lambda: ms.__ixor__(ms)), ("pop empty", lambda: ms.pop()), ("clear", lambda: ms.clear()), ("isub self", lambda: MS("ab").__isub__(MS("a")))): do(label, f)
for c, ns in ((abc.Sequence, {}), (abc.Sequence, {"__len__": len}), (abc.MutableSequence, {"__len__": len, "__getitem__": 1}), (abc.Mapping, {"__iter__": 1}), (abc.Set, {}), (abc.MutableSet, {"add": 1}), (abc.Iterator, {}), (abc.Generator, {"send": 1}), (abc.Coroutine, {}), (abc.AsyncIterator, {}), (abc.AsyncGenerator, {"asend": 1}), (abc.Hashable, {}), (abc.Callable, {}), (abc.Awaitable, {}), (abc.ByteString, {}), (abc.Reversible, {}), (abc.Collection, {"__len__": 1}), (abc.MappingView, {})):
    try: print(c.__name__, type("C", (c,), ns)())
    except TypeError as e: print(e)
class G(abc.Generator):
    def __init__(self): self.n = 0
    def send(self, v): self.n += 1; log.append(f"send {v}"); return self.n if self.n < 3 else (_ for _ in ()).throw(StopIteration)
    def throw(self, t, v=None, tb=None): log.append(f"throw {t}"); return super().throw(t, v, tb)
g = G()
for label, f in (("next", lambda: next(g)), ("for", lambda: [x for x in [next(g)]]), ("close", lambda: g.close()), ("throw", lambda: g.throw(KeyError("x"))), ("throw cls", lambda: g.throw(KeyError)), ("iter", lambda: iter(g) is g), ("yield from", lambda: list((lambda: (yield from g))()))): do(label, f)
