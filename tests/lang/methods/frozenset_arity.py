# tests/lang/methods/frozenset_arity.py - how many arguments each method of frozenset takes, and what it says otherwise
import _methods
_methods.arity(frozenset, lambda: frozenset({1, 2}))
