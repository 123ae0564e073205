# tests/lang/methods/memoryview_argument_kinds.py - what each method of memoryview makes of one argument of any kind
import _methods
_methods.argument_kinds(memoryview, lambda: memoryview(bytearray(b'abcd')), lambda result, o: repr(result).split(' at ')[0])
