# tests/lang/methods/str_argument_kinds.py - what each method of str makes of one argument of any kind
import _methods
_methods.argument_kinds(str, lambda: 'abc')
