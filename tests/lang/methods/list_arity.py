# tests/lang/methods/list_arity.py - how many arguments each method of list takes, and what it says otherwise
import _methods
_methods.arity(list, lambda: [3, 1, 2])
