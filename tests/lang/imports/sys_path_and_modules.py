# tests/lang/imports/sys_path_and_modules.py - a module put into sys.modules is importable; None there blocks
import sys, types
m = types.ModuleType("made", "its doc")
m.x = 5
sys.modules["made"] = m
import made
from made import x
print(made is m, x, made.__doc__)
sys.modules["blocked"] = None
try:
    import blocked
except ImportError as e:
    print(type(e).__name__, e)
print("sys" in sys.modules, "builtins" in sys.modules, isinstance(sys.path, list))
