# tests/lang/builtins/special_methods_of_float.py - the special methods of float called by name: results, NotImplemented and errors
import _special_methods
_special_methods.call_each(float, (2.5, -0.0), (2, 0.0, 1j, "a", None, 10**400))
