# tests/lang/pickle/bad_pickles.py - what is no pickle is refused in CPython's words
import io, pickle

def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except BaseException as e:
        print(type(e).__name__, str(e)[:150].replace(repr(pickle), "pickle"))
for d in (
    b'',b'x',b'(',b'.',b'(.',b'N',b'I',b'I\n',b'Ix\n.',b'I010\n.',b'L010\n.',b'L5L\n.',b'F1_0\n.',b'F\n.',b'Fnan\n.',b'Sx\n.',b"S'a'\n.",b"S'\\x'\n.",b'Vx\\u0g\n.',b'cnomod\nx\n.',b'ios\nx\n.',b'0.',b'1.',b'g5\n.',b'gx\n.',b'h\0.',b'p-1\n.',b'Np-1\n.',b'Npx\n.',b'a.',b'Na.',b'NNa.',b'Ne.',b'(e.',b'N(e.',b'N(Ne.',b'N(Nu.',b'N(NNu.',b']N(u.',b'}(NNNu.',b'}(Nu.',b'b.',b'Nb.',b'NNb.',b'N}b.',b'NNNR.',b'NNR.',b'N)R.',b'R.',b'\x81.',b'NN\x81.',b'cbuiltins\nint\nN\x81.',b'cbuiltins\nint\n)\x81.',b'cbuiltins\nint\n)N\x92.',b'cbuiltins\nint\nNN\x92.',b'\x80\x09.',b'\x95\x10\0\0\0\0\0\0\0N.',b'\x95\xff\xff\xff\xff\xff\xff\xff\xffN.',b'\x82\0.',b'\x82\1.',b'\x84\xff\xff\xff\xff.',b'\x8e\xff\xff\xff\xff\xff\xff\xff\xffN.',b'\x8e\xff\xff\xff\xff\xff\xff\xff\x7fN.',b'B\xff\xff\xff\x00.',b'T\xff\xff\xff\xff.',b'\x8b\xff\xff\xff\xff.',b'X\1\0\0\0\xff.',b'\x97.',b'\x98.',b'N\x98.',b'Pa\n.',b'P\xff\n.',b'NQ.',b'(d.',b'(Nd.',b'((d.',b'(Ndd.',b't.',b'(t.',b'\x85.',b'(\x85.',b'N(\x86.',b'(o.',b'(No.',b'(cbuiltins\nint\no.',b'NN\x93.',b'\x90.',b'N(N\x90.',b'\x8f(N\x90.',b'\x8f(]\x90.',b'(N\x91.',b'q\0.',b'r\0\0\0\0.',b'\x94.',b'2.',b's.',b'\x8a\1.',b'NN\x8a\0.',b'(l(t.',b'\x96\4\0\0\0\0\0\0\0abcd.',b'\x96\xff\xff\xff\xff\xff\xff\xff\xffabcd.',
    b"U\1\xff."
):
    print(d, end=' ')
    t(pickle.loads, d)
    t(pickle.load, io.BytesIO(d))
t(pickle.loads, 'x'); t(pickle.loads, 5); t(pickle.dumps); t(pickle.dumps, 1, x=3)
for cls in (pickle.Pickler, pickle.Unpickler):
    t(cls); t(cls, 1)
    t(type("Sub", (cls,), {"__init__": lambda self: None})().__getattribute__("dump" if cls is pickle.Pickler else "load"), *[1][:cls is pickle.Pickler])
t(pickle.Pickler, io.BytesIO(), 9)
p, u = pickle.Pickler(io.BytesIO()), pickle.Unpickler(io.BytesIO())
for name, value in (("memo", 5), ("memo", {1: 2}), ("persistent_id", 5)):
    t(setattr, p, name, value)
for name, value in (("memo", 5), ("memo", {-1: 2}), ("memo", {"a": 2}), ("persistent_load", 5)):
    t(setattr, u, name, value)
for o, name in ((p, "persistent_id"), (u, "persistent_load"), (p, "memo"), (u, "memo")):
    t(getattr, o, name) if name != "memo" else t(delattr, o, name)
for n in (10**5, 10**6):
    print(pickle.loads(b"((lp%d\ng%d\nt." % (n, n)))
