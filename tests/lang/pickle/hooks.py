# tests/lang/pickle/hooks.py - persistent ids, dispatch tables, reducer_override, find_class, memo: what subclasses and owners change
import io, pickle

class P(pickle.Pickler):
    def persistent_id(self, o):
        return "id %s" % o if isinstance(o, float) else None
class U(pickle.Unpickler):
    def persistent_load(self, pid):
        return ("loaded", pid)
    def find_class(self, module, name):
        if name == "list": return tuple
        return super().find_class(module, name)
for protocol in (0, 2, 5):
    f = io.BytesIO()
    P(f, protocol).dump([1, 2.5, list])
    f.seek(0)
    print(protocol, U(f).load())

class Special: pass
class R(pickle.Pickler):
    def reducer_override(self, o):
        return (str, ("override",)) if isinstance(o, Special) else NotImplemented
f = io.BytesIO(); R(f).dump([Special(), 1, Special]); print(pickle.loads(f.getvalue()))
f = io.BytesIO(); p = pickle.Pickler(f); p.dispatch_table = {Special: lambda o: (str, ("table",))}; p.dump(Special()); print(pickle.loads(f.getvalue()))
class T(pickle.Pickler):
    dispatch_table = {Special: lambda o: (str, ("class",))}
f = io.BytesIO(); T(f).dump(Special()); print(pickle.loads(f.getvalue()))

f = io.BytesIO(); p = pickle.Pickler(f); x = ["x"]
p.dump(x); one = f.tell(); p.dump(x); print(one, f.tell() - one, sorted((n, o is x) for n, o in p.memo.copy().values()))
q = pickle.Pickler(io.BytesIO()); q.memo = p.memo; print(len(q.memo.copy()) == len(p.memo.copy())); q.memo = {}; q.clear_memo(); print(q.memo.copy())
f.seek(0); u = pickle.Unpickler(f); a = u.load(); b = u.load(); print(a, b is a, sorted(u.memo.copy()))
v = pickle.Unpickler(io.BytesIO(b"h\x00.")); v.memo = u.memo; print(v.load())
p.persistent_id = lambda o: None; u.persistent_load = lambda pid: None; print(p.persistent_id("x"), u.persistent_load("x"))

class Evil(dict):
    def __setitem__(self, k, v): self.clear(); pickle.loads(pickle.dumps([k, v]))
print(pickle.loads(pickle.dumps(Evil(a=1, b=2))))
class Grow:
    def __reduce__(self):
        if len(numbers) < 5: numbers.append(0)
        return int, ()
numbers = [Grow(), 1]; print(pickle.loads(pickle.dumps(numbers)))
numbers = []; table = {1: Grow()}; numbers.append(1)
class Shrink:
    def __reduce__(self): lst.clear(); return int, ()
lst = [Shrink(), 1, 2, 3]; print(pickle.loads(pickle.dumps(lst)))
class AddKey:
    def __reduce__(self): table[len(table)] = 0; return int, ()
table = {"a": AddKey(), "b": 1}
try: pickle.dumps(table)
except RuntimeError as e: print(e)
fast = pickle.Pickler(io.BytesIO()); fast.fast = True; loop = []; loop.append(loop)
try: fast.dump(loop)
except ValueError as e: print(str(e)[:50])
deep = None
for _ in range(100000): deep = [deep]
try: pickle.dumps(deep)
except RecursionError as e: print(e)
data = b"\x80\x04" + b"]" * 100000 + b"a" * 99999 + b"."
back, n = pickle.loads(data), 0
while back: back, n = back[0], n + 1
print(n)
