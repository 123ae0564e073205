# tests/lang/evalorder/class_body_order.py - decorators, bases, keywords, prepare, body, set_name, init_subclass, metaclass init, decorators' calls: in that order
log = []
def e(n, v=None): log.append(n); return v
class Meta(type):
    @classmethod
    def __prepare__(m, name, bases, **k): log.append(f"prepare {sorted(k)}"); return {}
    def __new__(m, name, bases, ns, **k): log.append("meta new"); return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **k): log.append("meta init"); super().__init__(name, bases, ns)
    def __call__(cls, *a): log.append("meta call"); return super().__call__(*a)
class Base(metaclass=Meta):
    def __init_subclass__(cls, **k): log.append("init_subclass")
log.clear()
class D:
    def __set_name__(self, o, n): log.append(f"set_name {n}")
def deco(n):
    log.append(f"make {n}")
    def d(c): log.append(f"apply {n}"); return c
    return d
@deco(1)
@deco(2)
class C(e("base", Base), metaclass=e("metaclass", Meta), kw=e("keyword")):
    e("body 1")
    x = D()
    def m(self, a=e("default")) -> e("annotation"): pass
    y: e("var annotation") = e("value")
    z = D()
    e("body 2")
print(*log, sep="\n"); log.clear(); C(); print(log)
