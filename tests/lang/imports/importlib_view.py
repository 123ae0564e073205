# tests/lang/imports/importlib_view.py - importlib shows the import system that runs: specs, loaders, finders, hooks, reload, namespace packages
import sys
import builtins
import keyword
import types
import os

print(sys.__spec__, builtins.__spec__, sys.__loader__ is builtins.__loader__)
print([c.__name__ for c in sys.meta_path[-3:]], all(callable(h) for h in sys.path_hooks))
before = type(keyword.__loader__), type(keyword.__spec__), sys.meta_path[-3]
import _view.sub

spec = _view.sub.__spec__
print(spec.name, spec.parent, spec.has_location, spec.submodule_search_locations, spec.origin == _view.sub.__file__,
      spec.cached == _view.sub.__cached__, spec.loader is _view.sub.__loader__)
print(_view.__spec__.parent, _view.__path__ is _view.__spec__.submodule_search_locations, [os.path.basename(p) for p in _view.__path__])
print(keyword.__loader__.get_filename("keyword") == keyword.__file__, keyword.__loader__.is_package("keyword"))

import importlib
import importlib.abc
import importlib.machinery as machinery
import importlib.util as util

print((machinery.SourceFileLoader, machinery.ModuleSpec, machinery.BuiltinImporter) == before)
print(isinstance(keyword.__loader__, importlib.abc.SourceLoader), keyword.__loader__ == machinery.SourceFileLoader("keyword", keyword.__file__))
print(util.find_spec("math"), util.find_spec("no_such_module"), util.find_spec("_view.sub") == spec)
print(importlib.import_module(".sub", "_view") is _view.sub, importlib.reload(_view.sub) is _view.sub)
s = util.spec_from_file_location("copied", _view.sub.__file__)
m = util.module_from_spec(s)
s.loader.exec_module(m)
print(m.Y, m.__name__, "copied" in sys.modules, s.loader.get_source("copied"))
print(type(sys.path_importer_cache[os.path.dirname(keyword.__file__)]).__name__)


class Meta(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path, target=None):
        print("asked", name, path, target)
        if name.startswith("virtual"):
            return machinery.ModuleSpec(name, self, origin="nowhere", is_package="." not in name)

    def create_module(self, spec):
        return None

    def __repr__(self):
        return "Meta"

    def exec_module(self, module):
        if module.__name__ == "virtual.bad":
            raise ValueError("bad")
        module.made = True
        if module.__name__ == "virtual.swap":
            sys.modules["virtual.swap"] = types.SimpleNamespace(__name__="swapped")


sys.meta_path.insert(0, Meta())
import virtual.inner

print(virtual, virtual.inner.made, virtual.__path__, virtual.inner.__spec__.origin, virtual.inner.__package__)
try:
    import virtual.bad
except ValueError as e:
    print(e, "virtual.bad" in sys.modules)
import virtual.swap

print(virtual.swap)
del sys.meta_path[0]


class Entry:
    def __init__(self, path):
        if path != "magic:":
            raise ImportError("not magic")

    def find_spec(self, name, target=None):
        print("entry asked", name)
        if name == "conjured":
            return util.spec_from_loader(name, Meta(), origin="magic")


sys.path_hooks.insert(0, Entry)
sys.path.insert(0, "magic:")
import conjured

print(conjured.made, type(sys.path_importer_cache["magic:"]).__name__)
try:
    import nothing_such
except ModuleNotFoundError as e:
    print(e, e.name)
sys.path.remove("magic:")
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "_names"))
import space.leaf

print(space.leaf.Z, type(space.__path__).__name__, type(space.__loader__).__name__, space.__spec__.origin, len(list(space.__path__)),
      hasattr(space, "__file__") and space.__file__)
saved = sys.meta_path[:]
sys.meta_path[:] = [f for f in saved if f is not machinery.PathFinder]
try:
    import colorsys
except ModuleNotFoundError as e:
    print(e)
sys.meta_path[:] = []
try:
    import colorsys
except ModuleNotFoundError as e:
    print(e)
sys.meta_path[:] = saved
import colorsys

s = machinery.ModuleSpec("n", None, origin="o", loader_state=3)
print(s, s.cached, s.has_location, s.parent, s.loader_state, s == machinery.ModuleSpec("n", None, origin="o"), s == 3)
s.has_location = 1
s.cached = "c"
print(s.has_location, s.cached)
try:
    hash(s)
except TypeError as e:
    print(e)
import _imp

print(_imp.is_builtin("sys"), _imp.is_builtin("math"), _imp.is_builtin("keyword"), _imp.is_frozen("keyword"), _imp.find_frozen("keyword"))
print(_imp.source_hash(5, b"abc"), _imp.lock_held(), _imp.check_hash_based_pycs)
_imp.acquire_lock()
print(_imp.lock_held(), _imp.release_lock(), _imp.lock_held())
for wrong in (lambda: _imp.release_lock(), lambda: _imp.get_frozen_object("keyword"), lambda: _imp.is_builtin(3)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)
