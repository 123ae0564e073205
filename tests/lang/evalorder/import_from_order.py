# tests/lang/evalorder/import_from_order.py - from-import binds its names in order of writing
import sys, types
class M(types.ModuleType):
    def __getattr__(self, name):
        if name.startswith("__"): raise AttributeError(name)
        print("get", name, end=" ")
        return name
sys.modules["made_up"] = M("made_up")
from made_up import c, a, b
print(a, b, c)
