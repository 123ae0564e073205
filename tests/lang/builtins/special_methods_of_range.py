# tests/lang/builtins/special_methods_of_range.py - the special methods of range called by name: results, NotImplemented and errors
import _special_methods
_special_methods.call_each(range, (range(3), range(0)), (1, range(3), slice(1), None, "a", 5.0))
