# tests/lang/methods/defaultdict_argument_kinds.py - what each method of defaultdict says to one argument of each kind
import _methods, collections
_methods.argument_kinds(collections.defaultdict, lambda: collections.defaultdict(int, k=1))
