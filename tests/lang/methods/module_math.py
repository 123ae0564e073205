# tests/lang/methods/module_math.py - what each function of math says to numbers of arguments, and to one of each kind
import _methods, math
_methods.of_module(math, ('lgamma',)) # CPython's lgamma is less exact than the C library's
