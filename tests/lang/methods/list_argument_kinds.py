# tests/lang/methods/list_argument_kinds.py - what each method of list makes of one argument of any kind
import _methods
_methods.argument_kinds(list, lambda: [3, 1, 2])
