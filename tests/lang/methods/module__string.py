# tests/lang/methods/module__string.py - what each function of _string says to numbers of arguments, and to one of each kind
import _methods, _string
_methods.of_module(_string)
