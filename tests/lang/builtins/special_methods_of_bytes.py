# tests/lang/builtins/special_methods_of_bytes.py - the special methods of bytes called by name: results, NotImplemented and errors
import _special_methods
_special_methods.call_each(bytes, (b"ab",), (b"b", 97, "a", None, slice(0, 1)), skip={"__rmod__"})
