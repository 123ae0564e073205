# tests/lang/methods/int_arity.py - how many arguments each method of int takes, and what it says otherwise
import _methods
_methods.arity(int, lambda: 7)
