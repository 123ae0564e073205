# tests/lang/methods/bytes_arity.py - how many arguments each method of bytes takes, and what it says otherwise
import _methods
_methods.arity(bytes, lambda: b'abc')
