# tests/fault/pickles.py - _pickle when memory runs out anywhere in it
import _io, _pickle

class Plain:
    def __init__(self, x):
        self.x, self.y = x, {"k": x}
class Reduced:
    def __reduce__(self):
        return list, (), None, iter([1, "two"]), None
class File:
    def __init__(self, data): self.f = _io.BytesIO(data)
    def read(self, n): return self.f.read(n)
    def readline(self): return self.f.readline()
class Ids(_pickle.Pickler):
    def persistent_id(self, o):
        return "7" if type(o) is float else None
class Names(_pickle.Unpickler):
    def persistent_load(self, pid): return pid
    def find_class(self, module, name): return globals()[name]

VALUES = [1, -70000, 2**100, -(2**63), 1.5, True, None, "é" * 30, "text", b"b" * 300, bytearray(b"c"), (1,), (1, 2, 3, 4), [[]], {1: {2: 3}}, {4}, frozenset([5])]

def round_trips():
    for protocol in range(6):
        data = _pickle.dumps(VALUES * 2, protocol)
        if _pickle.loads(data) != VALUES * 2:
            print("changed", protocol)
    return len(data) > 100

def instances():
    for protocol in (0, 2, 4):
        p, r, c = _pickle.loads(_pickle.dumps([Plain(3), Reduced(), Plain], protocol))
    return p.x, p.y, r, c is Plain

def files():
    f = _io.BytesIO()
    p = Ids(f, 2)
    p.dump([2.5, Plain(1)])
    memo = p.memo.copy()
    q = _pickle.Pickler(f)
    q.memo = memo
    u = Names(File(f.getvalue()))
    back = u.load()
    u.memo = u.memo.copy()
    return back[0], back[1].x, len(memo)

def buffers():
    out = []
    b = _pickle.PickleBuffer(bytearray(b"beside"))
    data = _pickle.dumps([b, "x" * 70000], 5, buffer_callback=out.append)
    back = _pickle.loads(data, buffers=out)
    return bytes(back[0]), len(back[1]), b.raw().tobytes()

def bad():
    words = []
    for data in (b"(", b".", b"N(", b"\x95\xff\xff\0\0\0\0\0\0N.", b"r\xff\xff\xff\xff.", b"x", b"Ix\n."):
        try:
            words.append(_pickle.loads(data))
        except (_pickle.UnpicklingError, EOFError, ValueError) as e:
            words.append(str(e))
    return words

print(round_trips())
print(instances())
print(files())
print(buffers())
print(bad())
