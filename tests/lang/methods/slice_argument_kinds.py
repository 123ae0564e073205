# tests/lang/methods/slice_argument_kinds.py - what each method of slice makes of one argument of any kind
import _methods
_methods.argument_kinds(slice, lambda: slice(1, 5))
