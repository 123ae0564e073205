# tests/lang/methods/dict_argument_kinds.py - what each method of dict makes of one argument of any kind
import _methods
_methods.argument_kinds(dict, lambda: {'a': 1, 2: 'b'})
