# tests/lang/builtins/special_methods_of_str.py - the special methods of str called by name: results, NotImplemented and errors
import _special_methods
_special_methods.call_each(str, ("ab", ""), ("b", 2, None, (1,), slice(0, 1)))
