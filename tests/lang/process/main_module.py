# tests/lang/process/main_module.py - the program is the module __main__, with its file and no package
import sys, os
m = sys.modules["__main__"]
print(m.__name__, os.path.basename(__file__), __package__, __spec__, m.__dict__ is globals(), __doc__, __builtins__.__name__, sys.path[0] == os.path.dirname(os.path.abspath(__file__)))
print(sorted(n for n in globals() if n.startswith("__")))
