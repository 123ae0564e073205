# tests/lang/methods/module__functools.py - what each function of _functools says to numbers of arguments, and to one of each kind
import _methods, _functools
_methods.of_module(_functools)
