# tests/lang/methods/module__operator.py - what each function of _operator says to numbers of arguments, and to one of each kind
import _methods, _operator
_methods.of_module(_operator)
