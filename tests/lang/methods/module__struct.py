# tests/lang/methods/module__struct.py - what each function of _struct says to numbers of arguments, and to one of each kind
import _methods, _struct
_methods.of_module(_struct)
