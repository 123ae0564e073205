# tests/lang/descriptors/data_descriptor_del_and_errors.py - missing __set__, __delete__ and errors inside accessors, with their words
class NoDel:
    def __set__(self, i, v): i.__dict__["_v"] = v
class NoSet:
    def __delete__(self, i): print("del")
class Err:
    def __get__(self, i, o): raise KeyError("get")
    def __set__(self, i, v): raise ValueError("set")
    def __delete__(self, i): raise OSError("delete")
class C: a, b, c = NoDel(), NoSet(), Err()
o = C()
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: delattr(o, "a")); t(lambda: setattr(o, "b", 1)); t(lambda: delattr(o, "b")); t(lambda: o.c); t(lambda: setattr(o, "c", 1)); t(lambda: delattr(o, "c")); t(lambda: hasattr(o, "c")); t(lambda: getattr(o, "c", "default")); t(lambda: C.c)
t(lambda: C.__dict__["c"].__class__.__name__); C.c = 5; print(o.c); t(lambda: delattr(C, "c")); t(lambda: o.c)
class Bad:
    __get__ = 5
class BadSet:
    __set__ = None
class D: x, y = Bad(), BadSet()
t(lambda: D().x); t(lambda: setattr(D(), "y", 1)); t(lambda: type(D().y).__name__)
class Args:
    def __get__(self): pass
class E: z = Args()
t(lambda: E().z); t(lambda: E.z)
