# tests/lang/methods/slice_arity.py - how many arguments each method of slice takes, and what it says otherwise
import _methods
_methods.arity(slice, lambda: slice(1, 5))
