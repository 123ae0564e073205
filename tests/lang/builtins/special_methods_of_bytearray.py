# tests/lang/builtins/special_methods_of_bytearray.py - the special methods of bytearray called by name: results, NotImplemented and errors
import _special_methods
_special_methods.call_each(bytearray, (bytearray(b"ab"),), (b"b", 3, "a", None, slice(0, 1), 7), skip={"__rmod__", "__imul__", "__iadd__"}, fresh=bytearray)
