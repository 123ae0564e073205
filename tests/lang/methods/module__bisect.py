# tests/lang/methods/module__bisect.py - what each function of _bisect says to numbers of arguments, and to one of each kind
import _methods, _bisect
_methods.of_module(_bisect)
