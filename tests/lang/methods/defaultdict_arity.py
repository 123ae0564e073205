# tests/lang/methods/defaultdict_arity.py - how many arguments each method of defaultdict takes, and what it says otherwise
import _methods, collections
_methods.arity(collections.defaultdict, lambda: collections.defaultdict(int, k=1))
