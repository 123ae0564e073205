# tests/lang/methods/ordereddict_arity.py - how many arguments each method of ordereddict takes, and what it says otherwise
import _methods, collections
_methods.arity(collections.OrderedDict, lambda: collections.OrderedDict(k=1, m=2))
