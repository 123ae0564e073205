# tests/lang/objects/layouts.py - slots, dicts and their mixtures along several bases; dicts that outlive instances
def ev(s):
    try: print(s, '->', repr(eval(s, globals())).split(' at 0x')[0])
    except BaseException as e: print(s, '->', type(e).__name__, e)
class A: __slots__ = ('a',)
class B: pass
class C(B, A): __slots__ = ()
class D(A, B): pass
class E(B, A): pass
class F: __slots__ = ('x', '__dict__')
class G(F): __slots__ = ('y',)
class H(G, B): __slots__ = ('z',)
class I(list): __slots__ = ('q', '__weakref__')
class J(I): __slots__ = ('__dict__',)
class K(dict, B): __slots__ = ()
for n in "CDEFGHIJK":
    o = globals()[n]()
    for k in "axyzqw":
        try: setattr(o, k, k * 2)
        except AttributeError as e: print(n, k, e)
    print(n, [getattr(o, k, None) for k in "axyzqw"], getattr(o, '__dict__', 'none'), hasattr(o, '__weakref__'))
ev("D.__base__, C.__base__, H.__base__")
class Node:
    __slots__ = ('next', 'val')
    def __init__(s, v, n=None): s.val = v; s.next = n
n = None
for i in range(50000): n = Node(i, n)
c = 0
m = n
while m: c += m.val; m = m.next
print(c)
n = m = None
class Big: pass
b = Big()
for i in range(70): setattr(b, 'v%d' % i, i)
ev("sum(b.__dict__.values())")
bs = []
for i in range(300):
    b = Big()
    for j in range(i % 9): setattr(b, 'w%d' % ((i * 7 + j) % 40), j)
    bs.append(b)
ev("sum(sum(vars(b).values()) for b in bs)")
for b in bs[::2]: del b.__dict__
ev("sum(len(vars(b)) for b in bs)")
d = None
class Keep: pass
k = Keep(); k.a = 1; d = k.__dict__; k.b = 2
del k
ev("d")
d['c'] = 3
ev("d")
k = Keep(); k.__dict__ = d; k.z = 9
ev("d, k.a")
k2 = Keep(); k2.__dict__ = d; k2.y = 5
ev("k.y, k.__dict__ is k2.__dict__")
class P:
    def __init__(s): s.x = 1; s.y = 2
ps = [P() for _ in range(5)]
for p in ps: p.__class__ = Keep
ev("[vars(p) for p in ps], ps[0].x")
P.x = property(lambda s: 'prop')
ev("P.x is not None")
p = None
try: P()
except AttributeError as e: print(e)
