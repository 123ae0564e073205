# tests/lang/builtins/special_methods_of_dict.py - the special methods of dict called by name: results, NotImplemented and errors
import _special_methods
_special_methods.call_each(dict, ({"a": 1},), ("a", {"b": 2}, [("c", 3)], None, []))
