# tests/lang/methods/set_arity.py - how many arguments each method of set takes, and what it says otherwise
import _methods
_methods.arity(set, lambda: {1, 2})
