# tests/lang/exceptions/chains_and_wrong_answers.py - what raise makes of anything; contexts, causes; special methods that answer wrongly
import sys
def show(f):
    try: f()
    except BaseException as e:
        chain=[]; x=e
        while x is not None and len(chain)<10:
            chain.append((type(x).__name__, x.args, type(x.__cause__).__name__, x.__suppress_context__)); x=x.__context__
        print(f.__name__, chain)
    else: print(f.__name__, 'ok')
    print(sys.exc_info())
def a1(): raise ValueError
def a2(): raise ValueError('x') from KeyError('k')
def a3(): raise ValueError('x') from None
def a4(): raise 5
def a5(): raise ValueError from 5
def a6(): raise int
def a7():
    try: 1/0
    except ZeroDivisionError: raise KeyError('b')
def a8():
    try:
        try: 1/0
        except ZeroDivisionError: [][1]
    except IndexError as e:
        raise e.__context__
def a9():
    try: 1/0
    finally: {}['x']
def a10():
    try: raise KeyError(1)
    except KeyError as e:
        try: raise ValueError(2)
        except ValueError as f:
            raise e
def a11():
    raise
def a12():
    try: 1/0
    except: raise
def a13():
    try: 1/0
    except ZeroDivisionError as e:
        e.__context__ = e2 = ValueError()
        e2.__context__ = e
        raise KeyError
class X(Exception):
    def __new__(cls, *a): return 5
class Y(Exception):
    def __init__(self, *a): raise TypeError('init')
def a14(): raise X
def a15(): raise Y
def a16(): raise X from X
def a17(): raise ValueError from X
def a18():
    try: 1/0
    except KeyError: pass
    finally: print('f')
def a19():
    for i in range(2):
        try: continue
        finally: print('c', i)
    with open_() : pass
class open_:
    def __enter__(self): return self
    def __exit__(self, *a): print('exit', a[0]); raise OSError(2, 'msg', 'fn')
def a20():
    with open_(): 1/0
def a21():
    try: raise OSError(2, 'No such', 'f1', None, 'f2')
    except FileNotFoundError as e: print(e, e.errno, e.filename, e.filename2); raise
def a22():
    try:
        raise ValueError
    except (TypeError, ValueError) as e:
        pass
    try: e
    except NameError as n: print(n, n.name)
def a23(): x.foo
def a24(): None.foo
def a25():
    del q
    q = 1
def a26():
    def f(): nonlocal_ = zz; 
    f()
    zz = 1
def a27():
    def inner():
        return free
    if 0: free = 1
    inner()
def a28(): import nonexistent_mod
def a29(): from sys import nonexistent
def a30(): assert 0, 'msg'
def a31(): raise NotImplemented
def a32(): raise StopIteration(1)
def a33(): next(iter([]))
def a34():
    def rec(): rec()
    rec()
def a35():
    class R:
        def __repr__(self): return repr(self)
    repr(R())
def a36():
    class R:
        def __getattr__(self, n): return getattr(self, n)
    R().x
def a37():
    class R:
        def __eq__(self, o): return self == o
    R() == 1
def a38():
    l = []
    for i in range(100000): l = [l]
    repr(l)
def a39():
    l = []; l2 = []
    for i in range(100000): l = [l]; l2 = [l2]
    l == l2
def a40():
    x = ()
    for i in range(100000): x = (x,)
    hash(x)
def a41():
    class R:
        def __call__(self): return self()
    R()()
def a42():
    isinstance(1, eval_nest())
def eval_nest():
    t = (str,)
    for i in range(50000): t = (t,)
    return t
def a43():
    d = {}
    d['self'] = d
    print(d, [d], (d,))
    l = []; l.append(l); print(l); s = (l,); l.append(s); print(s)
    l == l
def a44():
    l = []; l.append(l); m = []; m.append(m); l == m
def a45():
    class E(Exception): pass
    try:
        raise E
    except E as e:
        raise e from e
def a46():
    try:
        try: raise A1
        except NameError: raise TypeError('1')
    except TypeError:
        raise ValueError('2')
for k in range(1, 47):
    if k in (17, 35, 38, 39, 40): continue # depths and a looser check of causes
    if 'a%d' % k in globals(): show(globals()['a%d' % k])
class BadHash:
    def __hash__(self): return 'x'
class BadBool:
    def __bool__(self): return 1
class BadLen:
    def __len__(self): return -1
class BadLen2:
    def __len__(self): return 'x'
class BadIdx:
    def __index__(self): return 'x'
class BadIter:
    def __iter__(self): return 5
class BadRepr:
    def __repr__(self): return 5
    def __str__(self): return 6
    def __format__(self, s): return 7
class BadInt:
    def __int__(self): return 1.5
    def __float__(self): return 1
class NoIter:
    __iter__ = None
    __contains__ = None
    __hash__ = None
class Big:
    def __index__(self): return 2**100
    def __len__(self): return 2**100
    def __hash__(self): return 2**100
class Trunc:
    def __trunc__(self): return 3
class LH:
    def __init__(self, v): self.v = v
    def __length_hint__(self): return self.v
    def __iter__(self): return iter([1])
tests = ['hash(BadHash())','bool(BadBool())','len(BadLen())','len(BadLen2())','bool(BadLen())','[1][BadIdx()]','range(BadIdx())','iter(BadIter())','list(BadIter())','repr(BadRepr())','str(BadRepr())','format(BadRepr())','f"{BadRepr()}"','int(BadInt())','float(BadInt())','iter(NoIter())','1 in NoIter()','hash(NoIter())','{NoIter(): 1}','[1][Big()]','len(Big())','hash(Big())','bool(Big())','int(Trunc())','list(LH(-1))','list(LH("x"))','list(LH(2**100))','list(LH(NotImplemented))','"a" * Big()', '[1]*Big()', 'chr(Big())', 'bytes(Big())', 'range(Big())', '1 << Big()', 'round(1.5, Big())', 'slice(Big()).indices(3)', '[1,2,3][:Big()]', '"abc"[Big():]','divmod(1, Big())', 'ascii("\\xe9\\u1234\\U00012345")', 'complex(BadInt())','{}[[]]','{[]}', 'set([[]])', 'dict([[1]])', 'dict([1])', '{}.fromkeys([[]])', '[].__class_getitem__(int)', 'type[int]', 'int[int]', 'list[int]', 'tuple[int, ...]', 'object[1]', 'isinstance(1, int|str)', 'isinstance(1, list[int])', 'issubclass(int, int|str)', 'issubclass(1, int)','isinstance(1, (1,))', 'isinstance(1,(str,(int,)))']
for t in tests:
    try: print(t, '->', eval(t))
    except Exception as e: print(t, '->', type(e).__name__, e)
