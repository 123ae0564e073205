# tests/lang/methods/float_argument_kinds.py - what each method of float makes of one argument of any kind
import _methods
_methods.argument_kinds(float, lambda: 1.5)
