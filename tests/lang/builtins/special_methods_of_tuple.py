# tests/lang/builtins/special_methods_of_tuple.py - the special methods of tuple called by name: results, NotImplemented and errors
import _special_methods
_special_methods.call_each(tuple, ((1, 2), ()), ((1,), 1, [1], None, slice(1, None)))
