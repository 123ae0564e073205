# tests/lang/methods/bytearray_argument_kinds.py - what each method of bytearray makes of one argument of any kind
import _methods
_methods.argument_kinds(bytearray, lambda: bytearray(b'abc'))
