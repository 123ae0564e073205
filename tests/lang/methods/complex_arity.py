# tests/lang/methods/complex_arity.py - how many arguments each method of complex takes, and what it says otherwise
import _methods
_methods.arity(complex, lambda: (1+2j))
