# tests/fault/importlib_joined.py - importlib joined with the import system, specs, finders of the program, when memory fails
import keyword
import sys

print(keyword.__loader__.is_package("keyword"), keyword.__spec__.parent == "")
from _frozen_importlib import ModuleSpec
from _frozen_importlib_external import PathFinder, SourceFileLoader

print(type(keyword.__spec__) is ModuleSpec, type(keyword.__loader__) is SourceFileLoader, PathFinder in sys.meta_path)


class Finder:
    def find_spec(self, name, path=None, target=None):
        return ModuleSpec(name, self) if name == "made_up" else None

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.x = 1


sys.meta_path.insert(0, Finder())
import made_up

print(made_up.x, made_up.__spec__.name)
try:
    import nothing_such
except MemoryError:
    raise
except ImportError as e:
    print(e)
