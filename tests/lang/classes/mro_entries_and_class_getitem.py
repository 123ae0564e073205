# tests/lang/classes/mro_entries_and_class_getitem.py - __mro_entries__ replaces objects that stand as bases
class Base:
    tag = "base"
class Stand:
    def __mro_entries__(self, bases): return (Base,)
class C(Stand()): pass
print(C.__bases__, C.tag, hasattr(C, "__orig_bases__"), len(C.__orig_bases__))
class G:
    def __class_getitem__(cls, k): return "G[%s]" % (k,)
print(G[int.__name__], G[1, 2])
try:
    class D("text"): pass
except TypeError as e:
    print(type(e).__name__)
