# tests/lang/classes/class_cell_every_form.py - __class__ as a class body's own name and as the cell of its methods, in every form
import re
cases = []
def case(src):
    cases.append(src)
def run(label, src):
    ns = {"__name__": "m"}
    ns["p"] = lambda *a: print(label, *[re.sub("0x[0-9a-f]+", "", x if isinstance(x, str) else repr(x)) for x in a])
    try:
        exec(compile(src, label, "exec"), ns)
    except BaseException as e:
        where = (e.msg, e.lineno, e.offset, e.end_offset) if isinstance(e, SyntaxError) else ()
        tb, lines = e.__traceback__, []
        while tb:
            lines.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
            tb = tb.tb_next
        print(label, type(e).__name__, e, where, repr(e.__cause__), lines[1:])
        if isinstance(e, SyntaxError):
            return
    shapes(label, compile(src, label, "exec"))
def shapes(label, code):
    if code.co_cellvars or code.co_freevars:
        print(label, code.co_name, code.co_cellvars, code.co_freevars, code.co_varnames)
    for k in code.co_consts:
        if hasattr(k, "co_code"):
            shapes(label, k)
case('''
class A:
    p('__class__' in dir())
    try: __class__
    except NameError as e: p(repr(e), type(e))
    def f(self): return __class__
p(A().f(), A.__dict__.keys())
''')
case('''
class A:
    __class__ = 5
    p(__class__)
    def f(self): return __class__
p(A.f(0), A.__dict__['__class__'])
''')
case('''
class A:
    __class__ = 5
    p(__class__)
    def f(self): return super().__repr__
try: p(A().f())
except Exception as e: p(repr(e))
''')
case('''
__class__ = 'glob'
class A:
    p(__class__)
    def f(self): return __class__
p(A().f())
''')
case('''
__class__ = 'glob'
class A:
    p(__class__)
p(A.__dict__.keys())
''')
case('''
def g():
    __class__ = 'loc'
    class A:
        p(__class__)
        def f(self): return __class__
    p(A().f())
    return A
g()
''')
case('''
def g():
    __class__ = 'loc'
    class A:
        p(__class__)
    p(A.__dict__.keys())
g()
''')
case('''
def g():
    __class__ = 'loc'
    class A:
        nonlocal __class__
        __class__ = 3
        p(__class__)
    p(A.__dict__.keys(), __class__)
g()
''')
case('''
def g():
    __class__ = 'loc'
    class A:
        nonlocal __class__
        __class__ = 3
        p(__class__)
        def f(self): return __class__
    p(A.__dict__.keys(), __class__)
    p(A.f(0))
g()
''')
case('''
class A:
    global __class__
    __class__ = 3
    p(__class__)
    def f(self): return __class__
p(A.__dict__.keys(), __class__, A().f())
''')
case('''
class A:
    nonlocal __class__
    p(__class__)
''')
case('''
class A:
    def f(self):
        nonlocal __class__
        __class__ = 7
        return __class__
    def g(self): return __class__
    def s(self): return super()
p(A().g()); p(A().f()); p(A().g())
try: p(A().s())
except Exception as e: p(repr(e))
''')
case('''
class A:
    def f(self):
        nonlocal __class__
        del __class__
    def g(self): return __class__
    def s(self): return super()
A().f()
try: p(A().g())
except Exception as e: p(repr(e))
try: p(A().s())
except Exception as e: p(repr(e))
''')
case('''
class A:
    class B:
        x = __class__
''')
case('''
class A:
    class B:
        def f(self): return __class__
        x = 1
    def f(self): return __class__
p(A().f(), A.B().f())
''')
case('''
class A:
    class B:
        try: x = __class__
        except NameError as e: p(repr(e))
        def f(self): return __class__
    def f(self): return __class__
p(A().f(), A.B().f(), A.B.__dict__.keys())
''')
case('''
class A:
    def m(self):
        class B:
            x = __class__
        return B
    def f(self): return __class__
p(A().f(), A().m().x)
''')
case('''
class A:
    def m(self):
        class B:
            x = __class__
            def f(self): return __class__
        return B
p(A().m().x, A().m()().f())
''')
case('''
class A:
    def m(self):
        class B:
            nonlocal __class__
            __class__ = 4
            def f(self): return __class__
        return B, __class__
p(A().m()); p(A().m()[0]().f())
''')
case('''
class A:
    x = [__class__ for i in (1,)]
''')
case('''
class A:
    try: x = [__class__ for i in (1,)]
    except NameError as e: p(repr(e))
    y = lambda: __class__
    z = (__class__ for i in (1,))
    w = {__class__: __class__ for i in ()}
p(A.y(), list(A.z))
''')
case('''
class A:
    def f(self): return [__class__ for i in (1,)], list(__class__ for _ in (1,)), (lambda: __class__)(), {__class__}
p(A().f())
''')
case('''
class A:
    z = [i for i in __class__]
''')
case('''
__class__ = (1,2)
class A:
    z = [i for i in __class__]
    y = [lambda: __class__ for i in __class__]
p(A.z, A.y[0]())
''')
case('''
class A:
    def __class__(self): return 1
    def f(self): return __class__
p(A.f(0), A.__dict__['__class__'])
''')
case('''
class A:
    class __class__: pass
    p(__class__)
    def f(self): return __class__
p(A.f(0))
''')
case('''
class A:
    import sys as __class__
    p(__class__)
    def f(self): return __class__
p(A.f(0))
''')
case('''
class A:
    for __class__ in (1,2): pass
    p(__class__)
    del __class__
    try: __class__
    except NameError as e: p(repr(e))
    def f(self): return __class__
p(A().f())
''')
case('''
class A:
    __class__: int
    p(__annotations__)
    def f(self): return __class__
p(A().f())
''')
case('''
class A:
    __class__: int = 3
    p(__annotations__, __class__)
    def f(self): return __class__
p(A.f(0))
''')
case('''
class A:
    (__class__ := 3)
    p(__class__)
    def f(self): return __class__
p(A.f(0))
''')
case('''
class A:
    def f(self):
        p([(__class__ := 3) for i in (1,)])
        return __class__
p(A().f())
''')
case('''
class A:
    def f(self):
        nonlocal __class__
        p([(__class__ := 3) for i in (1,)])
        return __class__
p(A().f())
''')
case('''
class A:
    def f(self):
        global __class__
        p([(__class__ := 3) for i in (1,)])
        return __class__
    def g(self): return __class__
p(A().f(), A().g(), __class__)
''')
case('''
class A:
    def f(self, __class__): return super().__repr__
try: p(A().f(A))
except Exception as e: p(repr(e))
try: p(A().f(3))
except Exception as e: p(repr(e))
''')
case('''
class A:
    def f(self):
        __class__ = A
        return super().__repr__
    def g(self):
        __class__ = A
        def h(self): return super().__repr__
        return h(self)
try: p(A().f().__name__)
except Exception as e: p(repr(e))
try: p(A().g().__name__)
except Exception as e: p(repr(e))
''')
case('''
def f(self): return super()
try: f(1)
except Exception as e: p(repr(e))
def f(): return super()
try: f()
except Exception as e: p(repr(e))
def f(*a): return super()
try: f(1)
except Exception as e: p(repr(e))
class A:
    def f(*a): return super()
    def g(): return super()
    def h(self):
        del self
        return super()
    def i(self): return [super() for i in (1,)]
    def j(self):
        class C: super()
    def k(self): return (lambda: super())()
    def l(self): return (lambda self: super())(self)
    def m(self):
        def q(): return self
        return super(), q
    def n(self):
        self = 5
        return super()
    def o(self):
        def q(): return self
        del self
        return super()
for n in 'fghijklmno':
    for a in ((), (A(),)):
        try: p(n, A.__dict__[n](*a))
        except Exception as e: p(n, repr(e))
try: super()
except Exception as e: p(repr(e))
class B:
    try: super()
    except Exception as e: p(repr(e))
exec("try: super()\\nexcept Exception as e: p(repr(e))")
''')
case('''
class M(type):
    def __new__(m, n, b, d):
        p(sorted(d), type(d.get('__classcell__')).__name__)
        d.pop('__classcell__', None)
        return super().__new__(m, n, b, d)
class A(metaclass=M):
    def f(self): return __class__
''')
case('''
class M(type):
    def __new__(m, n, b, d):
        d['__classcell__'] = 3
        return super().__new__(m, n, b, d)
class A(metaclass=M):
    def f(self): return __class__
''')
case('''
class M(type):
    def __new__(m, n, b, d):
        c = d['__classcell__']
        a = type.__new__(m, n, b, d)
        try: p(c.cell_contents)
        except Exception as e: p(repr(e))
        return type.__new__(type, 'other', (), {'__classcell__': c})
class A(metaclass=M):
    def f(self): return __class__
''')
case('''
class M(type):
    def __new__(m, n, b, d):
        c = d['__classcell__']
        a = type.__new__(m, n, b, d)
        p(c.cell_contents, '__classcell__' in d)
        type.__new__(type, 'other', (), {'__classcell__': c})
        return a
class A(metaclass=M):
    def f(self): return __class__
''')
case('''
class M(type):
    def __new__(m, n, b, d): return 5
class A(metaclass=M):
    def f(self): return __class__
p(A)
''')
case('''
class A(metaclass=lambda n,b,d: (n, sorted(d), d['f'])):
    def f(self): return __class__
p(A[:2])
try: p(A[2](1))
except Exception as e: p(repr(e))
''')
case('''
class A(metaclass=lambda n,b,d: type.__new__(type, n, b, {k:v for k,v in d.items() if k!='__classcell__'})):
    def f(self): return __class__
''')
case('''
class D(dict):
    def __setitem__(s, k, v):
        p('set', k, type(v).__name__); dict.__setitem__(s, k, v)
    def __getitem__(s, k):
        p('get', k); return dict.__getitem__(s, k)
    def __delitem__(s, k): p('del', k)
class M(type):
    def __prepare__(n, b): return D(p=p)
class A(metaclass=M):
    try: __class__
    except NameError as e: p(e)
    __class__ = 5
    __class__
    del __class__
    __class__
    def f(self): return __class__
    def g(self): return super()
''')
case('''
class M(type):
    def __prepare__(n, b): return {'p': p, '__class__': 'prepared', '__classcell__': 'pc'}
class A(metaclass=M):
    p(__class__, __classcell__)
    def f(self): return __class__
p(A.f(0), A.__dict__.keys())
''')
case('''
class A:
    __classcell__ = 5
''')
case('''
class A:
    __classcell__ = 5
    def f(self): return __class__
p(A().f())
''')
case('''
class A:
    locals()['__class__'] = 7
    p(__class__)
    def f(self): return __class__
p(A.f(0))
''')
case('''
class A:
    def f(self): return eval('__class__'), locals().keys()
    def g(self): 
        __class__
        return eval('__class__'), locals().keys()
try: p(A().f())
except Exception as e: p(repr(e))
p(A().g())
''')
case('''
class A:
    def f(self): return __class__
    try: f(0)
    except NameError as e: p(repr(e))
    g = lambda: super().x
    try: g()
    except Exception as e: p(repr(e))
    h = lambda s: super().x
    try: h(0)
    except Exception as e: p(repr(e))
''')
case('''
class A:
    def __init_subclass__(cls): p(__class__, cls); super().__init_subclass__()
    def f(self): return __class__
class B(A):
    def f(self): return super().f(), __class__
p(B().f())
class S:
    def __set_name__(s, o, n): p(o.f(0))
class C:
    s = S()
    def f(self): return __class__
''')
case('''
class A:
    async def f(self): return __class__, super().__repr__
    def g(self): yield __class__; yield super().__hash__
    async def h(self): yield __class__
try: A().f().send(None)
except StopIteration as e: p(e.value[0])
p(next(A().g()))
try: A().h().asend(None).send(None)
except StopIteration as e: p(e.value)
''')
case('''
class A:
    exec("p('__class__' in dir()); x = 3\\ndef f(self): return __class__")
    try: f(0)
    except NameError as e: p(repr(e))
    exec("class B:\\n  def f(self): return __class__")
p(A.B().f())
''')
case('''
class A:
    match 3:
        case __class__: p(__class__)
    try: 1/0
    except Exception as __class__: p(repr(__class__))
    with open('/dev/null') as __class__: pass
    p(type(__class__))
    def f(self): return __class__
p(A.f(0))
''')
case('''
class A:
    __class__ += 1
    def f(self): return __class__
''')
case('''
__class__ = 1
class A:
    __class__ += 1
    def f(self): return __class__
p(A.f(0), A.__dict__['__class__'], __class__)
''')
case('''
def outer(__class__):
    class A:
        p(__class__)
        class B:
            p(__class__)
            def f(self): return __class__
        def f(self): return __class__
        class C:
            p(__class__)
    return A, A.B().f(), A().f(), __class__
p(outer(9))
''')
case('''
def outer(__class__):
    class A:
        class B:
            p(__class__)
            x = lambda: __class__
    return A, A.B.x(), __class__
p(outer(9))
''')
case('''
class A:
    def f(self):
        def g():
            nonlocal __class__
            __class__ = 3
        g()
        return __class__
p(A().f(), A().f())
''')
case('''
class A:
    def f(self):
        class B:
            def g(self): return super(), __class__
            y = super
            x = [super for i in (1,)]
        return B().g(), super(), __class__
p(str(A().f()).replace('0x','')[:60])
''')
case('''
class A:
    class B:
        nonlocal __class__
        def f(self): return __class__
''')
case('''
class A:
    class B:
        nonlocal __class__
        __class__ = 3
    def f(self): return __class__
''')
case('''
class A:
    class B:
        def f(self):
            nonlocal __class__
            __class__ = 3
            return __class__
    def f(self): return __class__
p(A.B().f(), A().f())
''')
case('''
class A:
    class B:
        global __class__
        __class__ = 3
        def f(self): return __class__
    def f(self): return __class__
p(A.B().f(), A().f())
''')
case('''
def f():
    def g(): nonlocal __class__
''')
case('''
class A:
    global __class__
    def f(self):
        nonlocal __class__
        return __class__
p(A().f())
''')
case('''
def o():
    global __class__
    class A:
        p(__class__)
        def f(self): return __class__
    p(A().f())
__class__ = 6
o()
''')
case('''
class __class__:
    def f(self): return __class__
p(__class__().f())
''')
case('''
class A(__class__ if 0 else object):
    def f(self, x: __class__ = 3) -> __class__: return __class__
''')
case('''
from __future__ import annotations
class A:
    def f(self, x: __class__ = 3) -> __class__: return __class__
    y: __class__
    z: super()
p(A.f.__annotations__, A.__annotations__, A().f())
''')
case('''
class A:
    @(lambda f: p(__class__))
    def f(self): return 1
''')
case('''
class A:
    def f(self, x=__class__): return 1
''')
case('''
class A:
    def f(self):
        @(lambda c: (c, __class__))
        class B(__class__):
            y: __class__
            x = __class__
        return B, B[0].x, B[0].__annotations__
p(A().f())
''')
case('''
class A:
    super = 3
    def f(self): return super
    def g(self):
        super = 4
        return super
    def h(self):
        super = 4
        def i(): return super
        return i()
    def j(self, super): return lambda: super
p(A().f(), A().g(), A().h())
''')
case('''
class A:
    def f(self):
        del super
    def g(self): super = 5
    def h(self): import super
    def i(self):
        global super
''')
case('''
class A:
    def f(self):
        def __class__(): pass
        class B:
            def g(self): return __class__
        return B, __class__
p(A().f()[0]().g(), A().f()[1].__name__)
''')
case('''
def g():
    __class__ = 1
    class A:
        def f(self):
            nonlocal __class__
            __class__ = 2
        def h(self): return __class__
    p(A().h()); A().f(); p(A().h(), __class__)
g()
''')
case('''
__class__ = 4
class A:
    def o(self):
        global __class__
        def f(): return __class__
        def g(): return super()
        return f(), g
    def q(self): return __class__
p(A().o(), A().q())
try: A().o()[1]()
except Exception as e: p(repr(e))
''')
case('''
__class__ = 4
class A:
    def o(self):
        global __class__
        def g(s): return super()
        return g(self)
p(A().o())
''')
case('''
class A:
    def o(self):
        global __class__
        def g(s):
            nonlocal __class__
''')
case('''
def g(__class__):
    class A:
        z = [__class__, lambda: __class__]
        class B:
            y = [__class__ for i in (1,)]
            w = (lambda: super())
            try: p(__class__)
            except NameError as e: p(e)
            class C:
                nonlocal __class__
                p(__class__)
    p(A, A.z[1]())
g(2)
''')
case('''
def g(__class__):
    class A:
        class B:
            w = lambda: super()
            try: p(__class__)
            except NameError as e: p(e)
            class C:
                nonlocal __class__
                try: p(__class__)
                except NameError as e: p(e)
                __class__ = 3
                p(__class__)
    p(A, A.B)
g(2)
''')
case('''
import symtable
def show(t, ind=''):
    p(ind, t.get_type(), t.get_name(), [(s.get_name(), s.is_free(), s.is_local(), s.is_global(), s._Symbol__flags) for s in t.get_symbols()])
    for c in t.get_children(): show(c, ind+'  ')
show(symtable.symtable("""
def g(__class__):
    class A:
        x = __class__
        class B:
            w = lambda: super()
            y = __class__
        def f(self): return __class__
        class D:
            def f(self): return super()
            nonlocal __class__
        class D2:
            def f(self): return super()
            __class__ = 3
        class D3:
            def f(self): return super()
            global __class__
""", "x", "exec"))
''')
case('''
class A:
    def f(self):
        class B:
            def g(self): return __class__
            x = __class__
            p(sorted(locals()))
            import sys
            p(sorted(sys._getframe().f_locals))
        return B.x, B().g()
p(A().f())
''')
case('''
class M(type):
    def __new__(m, n, b, d):
        p(n, sorted(d))
        return type.__new__(m, n, b, d)
class A(metaclass=M):
    def f(self):
        class B(metaclass=M):
            nonlocal __class__
            def g(self): return __class__
            __class__ = 5
            def __eq__(self, o): return super().__eq__(o)
        p(__class__)
        return B().g(), B() == 3
p(A().f())
''')
for i, src in enumerate(cases):
    run(f"c{i:02}", src)
