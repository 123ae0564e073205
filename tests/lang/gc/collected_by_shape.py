# tests/lang/gc/collected_by_shape.py - how many objects a dead cycle of each shape is counted as
import gc
gc.disable()
def count(make):
    gc.collect()
    make()
    return gc.collect(), gc.collect()
def self_list():
    l = []; l.append(l)
def self_dict():
    d = {}; d[1] = d
def through_tuple():
    l = []; t = (l,); l.append(t)
def instance():
    class_free().a
class Plain: pass
def class_free():
    a = Plain(); a.a = a
    return a
class Init:
    def __init__(self): self.init = self.__init__
class Base(list): pass
def subclass():
    b = Base(); b.append(b)
def function():
    d = {}
    exec("def f(): pass\n", d)
def closure():
    def f(): return f
def generator():
    def g():
        me = it
        yield
    it = g()
    next(it)
    del it
def frame():
    import sys
    f = sys._getframe()
def error():
    try:
        raise ValueError
    except ValueError as e:
        saved = e
class Slots:
    __slots__ = ("a",)
def slots():
    s = Slots(); s.a = s
def two_sets():
    class Hashed: pass
    h = Hashed(); h.s = {h}
def materialised():
    a = Plain(); a.me = a; a.__dict__
for make in (self_list, self_dict, through_tuple, instance, Init, subclass, function, closure, generator, frame, error, slots, materialised):
    print(make.__name__, *count(make))
print("set of itself", count(two_sets)[0] > 1)
class A: pass
A.a = A
def new_class():
    class B: pass
def new_class_self():
    class B: pass
    B.b = B()
print("classes", count(new_class)[0] > 0, count(new_class_self)[0] > count(new_class)[0] - 1)
