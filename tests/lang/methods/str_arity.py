# tests/lang/methods/str_arity.py - how many arguments each method of str takes, and what it says otherwise
import _methods
_methods.arity(str, lambda: 'abc')
