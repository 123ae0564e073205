# tests/lang/methods/complex_argument_kinds.py - what each method of complex makes of one argument of any kind
import _methods
_methods.argument_kinds(complex, lambda: (1+2j))
