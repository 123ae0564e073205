# tests/lang/closures/function_attributes.py - functions carry attributes, a name, a doc string and a module
def f():
    "doc"
f.x = 1
f.list = []
f.list.append(2)
print(f.x, f.list, f.__dict__, f.__doc__, f.__name__, f.__qualname__, f.__module__)
f.__name__ = "renamed"
print(f.__name__, f.__qualname__)
try:
    f.__name__ = 3
except TypeError as e:
    print(e)
def outer():
    class C:
        def m(self): pass
    return C
print(outer().m.__qualname__, (lambda: 0).__qualname__)
del f.x
print(hasattr(f, "x"))
