# tests/lang/imports/importlib_calls.py - importlib: import_module, invalidate_caches, reload, util functions and their errors
import importlib, importlib.util as u, sys, types
def attempt(f):
    try: r = f(); print(r if not isinstance(r, types.ModuleType) else r.__name__)
    except BaseException as e: print(type(e).__name__, e)
im = importlib.import_module
attempt(lambda: im("json.decoder")); attempt(lambda: im(".decoder", "json")); attempt(lambda: im(".decoder")); attempt(lambda: im("..x", "json")); attempt(lambda: im("")); attempt(lambda: im(5)); attempt(lambda: im("no.such")); attempt(lambda: im(".nope", "json")); attempt(lambda: im(".a", "no_such_package")); attempt(lambda: im("json.nope.x")); attempt(lambda: im("sys.x")); attempt(lambda: im("json..decoder"))
attempt(lambda: importlib.reload(5)); attempt(lambda: importlib.reload(types.ModuleType("never"))); attempt(lambda: importlib.reload(im("json.decoder"))); attempt(lambda: importlib.invalidate_caches())
attempt(lambda: u.find_spec("json").name); attempt(lambda: u.find_spec("json.decoder").parent); attempt(lambda: u.find_spec("nothing_here")); attempt(lambda: u.find_spec("nothing.here")); attempt(lambda: u.find_spec(".x")); attempt(lambda: u.find_spec(".decoder", "json").name); attempt(lambda: u.find_spec("sys").origin); attempt(lambda: u.find_spec("json").submodule_search_locations is not None)
sys.modules["nospec"] = types.ModuleType("nospec"); attempt(lambda: u.find_spec("nospec")); sys.modules["nonemod"] = None; attempt(lambda: u.find_spec("nonemod")); sys.modules["plain"] = object(); attempt(lambda: u.find_spec("plain"))
attempt(lambda: u.resolve_name(".a.b", "p.q")); attempt(lambda: u.resolve_name("..a", "p.q")); attempt(lambda: u.resolve_name("...a", "p.q")); attempt(lambda: u.resolve_name(".a", "")); attempt(lambda: u.resolve_name("a", None)); attempt(lambda: u.resolve_name(".", "p"))
attempt(lambda: u.module_from_spec(u.find_spec("json.scanner"))); attempt(lambda: u.module_from_spec(5)); attempt(lambda: u.spec_from_loader("x", None)); attempt(lambda: u.spec_from_file_location("x", "/a/b.py").origin); attempt(lambda: u.spec_from_file_location("x", "/a/b.zzz")); attempt(lambda: u.spec_from_file_location("x", "/a/p/__init__.py").submodule_search_locations); attempt(lambda: u.spec_from_file_location("x"))
attempt(lambda: u.decode_source(b"# coding: latin-1\n\xe9\r\n")); attempt(lambda: u.decode_source(b"\xff")); attempt(lambda: u.MAGIC_NUMBER[2:])
src = "x = 1\ndef f(): return __name__\n"
spec = u.spec_from_loader("made", type("L", (importlib.abc.InspectLoader,), {"get_source": lambda self, n: src})()) if hasattr(importlib, "abc") else None
import importlib.abc
spec = u.spec_from_loader("made", type("L", (importlib.abc.InspectLoader,), {"get_source": lambda self, n: src})())
m = u.module_from_spec(spec); spec.loader.exec_module(m); print(m.x, m.f(), m.__spec__ is spec, spec.loader.is_package("made") if False else "-")
lazy = u.LazyLoader.factory(type("L2", (importlib.abc.InspectLoader,), {"get_source": lambda self, n: "print('loading now'); y = 5"}))
sp = u.spec_from_loader("lazy", lazy()); lm = u.module_from_spec(sp); sp.loader.exec_module(lm); print(type(lm).__name__); print(lm.y, type(lm).__name__)
from importlib.machinery import ModuleSpec, all_suffixes, SOURCE_SUFFIXES, BuiltinImporter, FrozenImporter, PathFinder, SourceFileLoader
a, b = ModuleSpec("n", None), ModuleSpec("n", None, origin="o", is_package=True, loader_state=3); print(a, b.submodule_search_locations, b.parent, a.parent, a == b, a == ModuleSpec("n", None), a.has_location, a.cached, b.loader_state)
a.has_location = 1; print(a.has_location, a.cached); attempt(lambda: ModuleSpec("a.b.c", None).parent)
attempt(lambda: BuiltinImporter.find_spec("sys").name); attempt(lambda: BuiltinImporter.find_spec("json")); attempt(lambda: PathFinder.find_spec("json", []) is None); attempt(lambda: PathFinder.find_spec("json").name); print(SOURCE_SUFFIXES)
