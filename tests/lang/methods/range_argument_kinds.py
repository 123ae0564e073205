# tests/lang/methods/range_argument_kinds.py - what each method of range makes of one argument of any kind
import _methods
_methods.argument_kinds(range, lambda: range(1, 10, 2))
