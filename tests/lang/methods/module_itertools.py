# tests/lang/methods/module_itertools.py - what each function of itertools says to numbers of arguments, and to one of each kind
import _methods, itertools
_methods.of_module(itertools)
