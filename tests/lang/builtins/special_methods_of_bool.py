# tests/lang/builtins/special_methods_of_bool.py - the special methods of bool called by name: results, NotImplemented and errors
import _special_methods
_special_methods.call_each(bool, (True, False), (True, 2, 1.5, "a"))
