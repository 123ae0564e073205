# tests/lang/builtins/special_methods_of_int.py - the special methods of int called by name: results, NotImplemented and errors
import _special_methods
_special_methods.call_each(int, (7, -3), (2, 0, 2.5, "a", None, True, 40))
