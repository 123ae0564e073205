# tests/lang/methods/float_arity.py - how many arguments each method of float takes, and what it says otherwise
import _methods
_methods.arity(float, lambda: 1.5)
