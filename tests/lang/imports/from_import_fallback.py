# tests/lang/imports/from_import_fallback.py - from-import falls back to sys.modules for submodules being imported, and words its failures
import sys, types
def attempt(src):
    try: exec(src, {}); print("fine", src)
    except BaseException as e: print(type(e).__name__, e, "|", getattr(e, "name", None), getattr(e, "path", None))
m = types.ModuleType("mm"); sys.modules["mm"] = m
attempt("from mm import a")
m.__file__ = "/some/mm.py"; attempt("from mm import a")
m.__spec__ = types.SimpleNamespace(_initializing=True, name="mm", parent=""); attempt("from mm import a")
m.__spec__ = types.SimpleNamespace(_initializing=False, name="mm", parent="", has_location=True, origin="/o"); attempt("from mm import a")
m.__path__ = []; attempt("from mm import sub"); sys.modules["mm.sub"] = "any object"; attempt("from mm import sub; assert sub == 'any object'"); attempt("import mm.sub as s; assert s == 'any object'")
sys.modules["mm.none"] = None; attempt("from mm import none"); attempt("import mm.none"); attempt("from mm.none import x")
m.__getattr__ = lambda n: f"dynamic {n}"; attempt("from mm import zzz; print(zzz)")
def bad(n): raise KeyError(n)
m.__getattr__ = bad; attempt("from mm import zzz")
def attr(n): raise AttributeError("custom " + n)
m.__getattr__ = attr; attempt("from mm import zzz")
del m.__getattr__
sys.modules["obj"] = types.SimpleNamespace(a=1); attempt("from obj import a; print(a)"); attempt("from obj import b"); attempt("import obj; print(obj.a)"); attempt("import obj.c")
sys.modules["five"] = 5; attempt("import five; print(five)"); attempt("from five import real; print(real)"); attempt("from five import nope"); attempt("from five import *")
sys.modules["n"] = None; attempt("import n"); attempt("from n import x"); attempt("import n.m")
attempt("import "); attempt("from mm import (a, b,)"); attempt("from mm import"); attempt("from mm import ()"); attempt("from mm import a,"); attempt("import a as b.c"); attempt("import a.b as c, d as"); attempt("from . import *"); attempt("from ... import a"); attempt("from .... import (a as b)"); attempt("import .a"); attempt("from a. import b"); attempt("from a import b.c"); attempt("from a import *, b"); attempt("from a import (*)"); attempt("def f(): from os import *"); attempt("class C: from os import *"); attempt("import a-b"); attempt("import 1"); attempt("from 1 import a"); attempt("import 'os'"); attempt("from os import path as"); attempt("import os as os.path")
