# tests/lang/builtins/special_methods_of_list.py - the special methods of list called by name: results, NotImplemented and errors
import _special_methods
_special_methods.call_each(list, ([1, 2],), ([1], 1, (1,), None, slice(1, None)))
