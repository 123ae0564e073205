# tests/lang/closures/nonlocal_chains.py - nonlocal through functions, classes, lambdas and comprehensions that do not use the name
def a():
    x = 0
    def b():
        def c():
            def d():
                nonlocal x
                x += 1
                return x
            return d
        return c
    d = b()(); d(); d()
    return x, (lambda: (lambda: x)())(), [(lambda: x + i)() for i in range(2)]
print(a())
def e():
    x = 1
    class C:
        x = 2
        def m(self):
            nonlocal x
            x += 10
            return x
        @staticmethod
        def s(): return x
        class D:
            def n(self): return x
    return C().m(), C.x, C.s(), C.D().n(), x
print(e())
def f():
    x = 1
    def g(x):
        def h():
            nonlocal x
            x = "param changed"
        h(); return x
    return g(5), x
print(f())
def shared():
    n = 0
    def get(): return n
    def put(v): nonlocal n; n = v
    def dele(): nonlocal n; del n
    return get, put, dele
get, put, dele = shared(); put(3); print(get()); dele()
try: get()
except NameError as x: print(x)
put(4); print(get(), get.__closure__[0] is put.__closure__[0], put.__code__.co_freevars)
def rec(n):
    def inner():
        nonlocal n
        n -= 1
        return n if n <= 0 else rec(n)
    return inner()
print(rec(5))
