# tests/lang/objects/operators_and_hooks.py - who is asked first: operators, comparisons, attribute and class hooks
# binary operator protocol
log = []
class A:
    def __init__(s, n): s.n = n
    def __add__(s, o): log.append(('A.add', s.n)); return NotImplemented
    def __radd__(s, o): log.append(('A.radd', s.n)); return 'A.radd'
    def __eq__(s, o): log.append(('A.eq', s.n)); return NotImplemented
    def __lt__(s, o): log.append(('A.lt', s.n)); return NotImplemented
    def __gt__(s, o): log.append(('A.gt', s.n)); return 'gt'
class B(A):
    def __radd__(s, o): log.append(('B.radd', s.n)); return NotImplemented
class D(A): pass
def run(f):
    log.clear()
    try: r = f()
    except Exception as e: r = (type(e).__name__, str(e))
    print(r, log)
for x in (A(1), B(1), D(1), 1, 's', None):
    for y in (A(2), B(2), D(2), 1, 's', None):
        for op in ('x+y', 'x==y', 'x!=y', 'x<y', 'x>y', 'x<=y'):
            run(lambda: eval(op, {'x': x, 'y': y}))
class P:
    def __pow__(s, o, m=None): return ('pow', o, m)
    def __rpow__(s, o, m=None): return ('rpow', o, m)
    def __ipow__(s, o): return ('ipow', o)
    def __divmod__(s, o): return 'dm'
    def __rdivmod__(s, o): return 'rdm'
p = P()
print(p ** 2, 2 ** p, pow(p, 2), pow(p, 2, 3), divmod(p, 1), divmod(1, p))
run(lambda: pow(2, p, 3)); run(lambda: pow(2, 3, p))
q = p; q **= 5; print(q)
class L(list):
    def __add__(s, o): return 'L.add'
    def __rmul__(s, o): return 'L.rmul'
    def __iadd__(s, o): return NotImplemented
print([1] + L(), L() + [1], 3 * L([1]), L([1]) * 3)
l = L([1]); l += [2]; print(l)
class I(int):
    def __radd__(s, o): return 'I.radd'
    def __rsub__(s, o): return NotImplemented
print(1 + I(2), I(2) + 1, 1 - I(3), 1.5 + I(1))
class S(str):
    def __radd__(s, o): return 'S.radd'
    def __rmod__(s, o): return 'S.rmod'
print('a' + S('b'), S('a') + 'b', '%s' % S('x'))
class M(type):
    def __add__(c, o): return 'M.add'
    def __getitem__(c, k): return ('M.getitem', k)
    def __len__(c): return 5
    def __iter__(c): return iter('ab')
    def __contains__(c, k): return True
    def __call__(c, *a): return ('M.call', a)
    def __bool__(c): return False
class MC(metaclass=M):
    def __class_getitem__(c, k): return 'cgi'
print(MC + 1, MC[1], len(MC), list(MC), 3 in MC, MC(1), bool(MC))
class CG:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(CG[1, 2])
run(lambda: CG()[1])
class GI:
    def __getitem__(s, i):
        if i > 3: raise IndexError
        return i * 10
print(list(GI()), 20 in GI(), 25 in GI(), max(GI()), list(reversed_ := iter(GI())))
class Desc:
    def __get__(s, o, t): return lambda *a: ('desc', a)
class WD:
    __len__ = Desc(); __add__ = Desc(); __getitem__ = Desc(); __call__ = Desc(); __iter__ = Desc()
w = WD()
run(lambda: w + 1); run(lambda: w[2]); run(lambda: w(3)); run(lambda: len(w)); run(lambda: iter(w))
w.__add__ = 5
run(lambda: w + 1)
class Dyn: pass
d = Dyn()
run(lambda: d + 1)
Dyn.__add__ = lambda s, o: 'dyn'
run(lambda: d + 1)
del Dyn.__add__
run(lambda: d + 1)
class Hooked:
    def __getattr__(s, n): return 'ga:' + n
    def __getattribute__(s, n):
        if n == 'boom': raise AttributeError('custom')
        return object.__getattribute__(s, n)
h = Hooked()
print(h.boom, h.foo, hasattr(h, 'x'), getattr(h, 'y', 1))
class Raises:
    def __getattr__(s, n): raise KeyError(n)
run(lambda: Raises().x); run(lambda: hasattr(Raises(), 'x')); run(lambda: getattr(Raises(), 'x', 1))
class Prop:
    @property
    def p(s): raise AttributeError('inner')
run(lambda: Prop().p); run(lambda: getattr(Prop(), 'p', 'dflt')); run(lambda: hasattr(Prop(), 'p'))
class IC(type):
    def __instancecheck__(c, o): return o == 5
    def __subclasscheck__(c, o): return o is int
class ICC(metaclass=IC): pass
print(isinstance(5, ICC), isinstance(6, ICC), issubclass(int, ICC), issubclass(str, ICC), isinstance(ICC(), ICC), isinstance(5, (str, (ICC,))))
class Fake:
    __class__ = int
print(isinstance(Fake(), int), isinstance(Fake(), Fake), type(Fake()) is Fake)
run(lambda: 'x' < 1); run(lambda: [1] < [2, 'a']); run(lambda: [1, 'a'] < [1, 2]); run(lambda: (1,) < [1]); run(lambda: {} < {}); run(lambda: 1j < 2j); run(lambda: None < None); run(lambda: object() < object())
nan = float('nan'); print(nan == nan, [nan] == [nan], nan in [nan], (nan,) == (nan,), {1: nan} == {1: nan}, nan != nan, [nan] != [nan])
class E:
    def __eq__(s, o): return [1]
print(E() == 1, E() != 1, [E()] == [1], E() in [2])
class BadEq:
    def __eq__(s, o): raise ValueError('eq')
run(lambda: BadEq() in [1]); run(lambda: [BadEq()] == [1]); run(lambda: [BadEq()].index(1)); run(lambda: {1: 1} == {1: BadEq()})
f = lambda *a, **k: (a, k)
run(lambda: f(**{'a': 1, 'b': 2})); run(lambda: f(**{1: 2})); run(lambda: f(*[1], *(2,), x=3, **{'y': 4})); run(lambda: f(**{'a': 1}, **{'a': 2}))
print(repr(type.__call__(type, 5)), type.__call__(int, '5'))
run(lambda: NotImplemented + 1); run(lambda: bool(NotImplemented))
print(format(3.14159, '.2f'), format('x', '>3'), format(None), format([1]))
run(lambda: format(None, 'd')); run(lambda: format([1], '>5')); run(lambda: format(1, 's')); run(lambda: format(object, 'x'))
