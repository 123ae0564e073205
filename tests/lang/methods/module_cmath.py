# tests/lang/methods/module_cmath.py - what each function of cmath says to numbers of arguments, and to one of each kind
import _methods, cmath
_methods.of_module(cmath)
