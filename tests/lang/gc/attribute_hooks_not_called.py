# tests/lang/gc/attribute_hooks_not_called.py - the collector never asks an object for an attribute
# swallows: an error leaves garbage
import gc
gc.disable()
class Boom:
    def __getattr__(self, name):
        print("asked for", name)
        del self.attr
        raise AttributeError
    def __hash__(self): print("hash")
    def __eq__(self, other): print("eq")
    def __bool__(self): print("bool")
a, b = Boom(), Boom()
a.attr, b.attr = b, a
gc.collect()
del a, b
print(gc.collect(), gc.garbage)
class Meta(type):
    def __getattribute__(cls, name): print("meta", name); return type.__getattribute__(cls, name)
class M(metaclass=Meta): pass
m = M(); m.me = m
del m
print(gc.collect())
