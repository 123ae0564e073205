# tests/lang/methods/ordereddict_argument_kinds.py - what each method of ordereddict says to one argument of each kind
import _methods, collections
_methods.argument_kinds(collections.OrderedDict, lambda: collections.OrderedDict(k=1, m=2))
