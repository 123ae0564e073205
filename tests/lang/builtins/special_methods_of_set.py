# tests/lang/builtins/special_methods_of_set.py - the special methods of set called by name: results, NotImplemented and errors
import _special_methods
_special_methods.call_each(set, ({1, 2},), ({2}, frozenset([2]), [2], 2, None))
