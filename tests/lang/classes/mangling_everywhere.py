# tests/lang/classes/mangling_everywhere.py - names with two underscores are mangled in every place of a class body
class _Under__Class:
    __x = 1
    def __m(self, __a=2, *__args, __k=3, **__kw):
        __local = __a
        global __glob
        __glob = 5
        import sys as __sys
        def __inner(): return __local
        try: raise ValueError
        except ValueError as __e: pass
        for __i in [1]: pass
        with open(__file__) as __f: pass
        [__q for __q in [1]]
        (__w := 9)
        lambda __p: __p
        del __i
        match 5:
            case __cap: pass
        self.__attr = 1; self.__dunder__ = 2; self._single = 3; self.__ = 4; self.___ = 5; self.__a_ = 6
        return sorted(locals())
    class __Nested:
        __y = 2
        def __z(self): pass
    __annotated: int = 3
    def call(self): return self.__m(7, 8, __k=9)
o = _Under__Class()
try: print(o.call())
except TypeError as e: print(e)
print(o._Under__Class__m(), sorted(vars(o)))
print(sorted(n for n in vars(_Under__Class) if not n.startswith("__")), _Under__Class.__annotations__)
print(_Under__Class._Under__Class__Nested.__name__, sorted(n for n in vars(_Under__Class._Under__Class__Nested) if n.startswith("_N")))
print([n for n in globals() if "glob" in n and n != "globals"])
class ___:
    __x = 1
    def f(self): return self.__x
print([n for n in vars(___) if n.endswith("x")], ___().f())
class A:
    def f(self): return getattr(self, "__y", "no mangling of strings"), eval("self.__y", {"self": type("O", (), {"__y": "eval"})()})
    def kw(self, **k): return k
    def g(self): return self.kw(__x=1, **{"__z": 2})
print(A().f(), A().g())
class B:
    import os.path as __p
    from os import sep as __sep
    try: from os import __notthere
    except ImportError as e: print(str(e).split(" (")[0])
    try: import __nomodule
    except ImportError as e: print(e)
    try: import __no.thing
    except ImportError as e: print(e)
    try: from __no2 import a
    except ImportError as e: print(e)
    exec("__in_exec = 1")
    f = lambda self: __nothere
    __slots__ = ("__slot",)
print(sorted(n for n in vars(B) if "sep" in n or "_p" in n or "exec" in n or "slot" in n))
try: B().f()
except NameError as e: print(e)
class C:
    def f():
        nonlocal_ = 0
        __v = 1
        def g():
            nonlocal __v
            __v += 1
            return __v
        return g()
print(C.f())
