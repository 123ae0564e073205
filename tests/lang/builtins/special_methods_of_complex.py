# tests/lang/builtins/special_methods_of_complex.py - the special methods of complex called by name: results, NotImplemented and errors
import _special_methods
_special_methods.call_each(complex, (1 + 2j,), (2, 0.5, 1j, "a", None))
