# tests/lang/methods/tuple_arity.py - how many arguments each method of tuple takes, and what it says otherwise
import _methods
_methods.arity(tuple, lambda: (3, 1, 2))
