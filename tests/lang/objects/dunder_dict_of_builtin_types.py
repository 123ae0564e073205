# tests/lang/objects/dunder_dict_of_builtin_types.py - built-in objects with a __dict__: it may be replaced by another dict, but not deleted
import ast, collections, functools, io, types


def f():
    pass


for o in (collections.OrderedDict(), functools.partial(f), functools.lru_cache(f), ast.Pass(), f, staticmethod(f), classmethod(f), ValueError(),
          types.SimpleNamespace()):
    o.x = 1
    print(type(o).__name__, o.__dict__.get("x"))
    for change in (lambda: delattr(o, "__dict__"), lambda: setattr(o, "__dict__", 5), lambda: setattr(o, "__dict__", {"x": 2})):
        try:
            print("   ", change())
        except Exception as e:
            print("   ", type(e).__name__, e)
    print("   ", o.x)
