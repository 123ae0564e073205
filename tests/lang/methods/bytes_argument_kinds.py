# tests/lang/methods/bytes_argument_kinds.py - what each method of bytes makes of one argument of any kind
import _methods
_methods.argument_kinds(bytes, lambda: b'abc')
