# tests/lang/methods/tuple_argument_kinds.py - what each method of tuple makes of one argument of any kind
import _methods
_methods.argument_kinds(tuple, lambda: (3, 1, 2))
