# tests/lang/methods/module__stat.py - what each function of _stat says to numbers of arguments, and to one of each kind
import _methods, _stat
_methods.of_module(_stat)
