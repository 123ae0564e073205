# tests/lang/methods/range_arity.py - how many arguments each method of range takes, and what it says otherwise
import _methods
_methods.arity(range, lambda: range(1, 10, 2))
