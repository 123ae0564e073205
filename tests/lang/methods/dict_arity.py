# tests/lang/methods/dict_arity.py - how many arguments each method of dict takes, and what it says otherwise
import _methods
_methods.arity(dict, lambda: {'a': 1, 2: 'b'})
