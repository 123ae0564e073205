# tests/lang/methods/memoryview_arity.py - how many arguments each method of memoryview takes, and what it says otherwise
import _methods
_methods.arity(memoryview, lambda: memoryview(bytearray(b'abcd')), lambda result, o: repr(result).split(' at ')[0])
