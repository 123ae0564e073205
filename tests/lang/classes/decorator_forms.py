# tests/lang/classes/decorator_forms.py - decorators may be any expression; they are evaluated top down and applied bottom up, to classes too
log = []
def deco(n):
    log.append(("make", n))
    def apply(f): log.append(("apply", n, getattr(f, "__name__", f))); return f
    return apply
@deco(1)
@deco(2)
def f(a=log.append("default"), *, b: log.append("annotation") = log.append("kwdefault")) -> log.append("return"): pass
print(log); log.clear()
@deco("c")
class C(log.append("base") or object, metaclass=(log.append("meta"), type)[1]):
    log.append("body")
    @deco("m")
    def m(self): pass
print(log)
@lambda f: f.__name__
def name(): pass
print(name)
@[str, repr][1]
class D: pass
print(D)
@(x := lambda f: 42)
def w(): pass
print(w, callable(x))
d = {"k": [lambda f: "item"]}
@d["k"][0]
def i(): pass
print(i)
@(lambda f: print(f.__name__)) if True else None
def cond(): pass
@(lambda f: f) and staticmethod
def st(): pass
print(type(st).__name__, st() is None)
try:
    @5
    def five(): pass
except TypeError as e: print(e)
print("five" in globals())
prev = "kept"
try:
    @deco(1) if 1 / 1 else 0
    @(lambda f: 1 / 0)
    def prev(): pass
except ZeroDivisionError: print(prev)
@property
def prop(): pass
print(type(prop).__name__)
def outer():
    @classmethod
    def inner(cls): return cls
    return inner
print(type(outer()).__name__, outer().__get__(None, int)())
@type
class T: pass
print(T)
@(yield_ := [])  .append
def appended(): pass
print(appended, yield_[0].__name__)
def rebinder(fn):
    global late
    late = "bound in decorator"
    return fn
@rebinder
def late(): pass
print(late.__name__)
