# tests/lang/counts/weakref_dies_at_the_statement.py - a weak reference is dead, and its callback has run, right after the statement that drops the last strong one
import weakref
class C: pass
c = C()
r = weakref.ref(c, lambda r: print("callback", r() is None))
print(r() is c)
del c
print("after", r() is None)
