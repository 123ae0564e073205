# tests/lang/methods/bytearray_arity.py - how many arguments each method of bytearray takes, and what it says otherwise
import _methods
_methods.arity(bytearray, lambda: bytearray(b'abc'))
