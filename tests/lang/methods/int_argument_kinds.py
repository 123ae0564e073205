# tests/lang/methods/int_argument_kinds.py - what each method of int makes of one argument of any kind
import _methods
_methods.argument_kinds(int, lambda: 7)
