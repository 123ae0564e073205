# tests/lang/imports/module_of_its_loader_keeps_its_attributes.py - what create_module() returns keeps the attributes that it has,
# but for __spec__; it may be another name's module, or an object that takes none
import importlib.util
import sys
import types

old = types.ModuleType("old", "doc")
old.__file__ = "/old.py"
old.__path__ = ["/old"]
old.__package__ = "of old"
half = types.ModuleType("half")
half.__name__ = half.__file__ = None


class Closed:
    __slots__ = ()


closed = Closed()
MADE = {"made_old": old, "made_half": half, "made_closed": closed, "made_none": None}


class Loader:
    def create_module(self, spec):
        return MADE[spec.name]

    def exec_module(self, module):
        print("exec", getattr(module, "__name__", "?"))


class Located(Loader):
    def get_filename(self, name):
        return "/" + name + ".py"


class Finder:
    def find_spec(self, name, path, target=None):
        if name in MADE:
            return importlib.util.spec_from_loader(name, (Located if name == "made_half" else Loader)(), is_package=name != "made_half")


sys.meta_path.insert(0, Finder())
for name in MADE:
    module = importlib.import_module(name)
    print(name, module is MADE[name], sys.modules[name] is module)
    for attribute in ("__name__", "__file__", "__path__", "__package__"):
        print("   ", attribute, getattr(module, attribute, "?"))
    print("   ", type(getattr(module, "__loader__", None)).__name__, getattr(getattr(module, "__spec__", None), "name", "?"))
