# tests/lang/methods/frozenset_argument_kinds.py - what each method of frozenset makes of one argument of any kind
import _methods
_methods.argument_kinds(frozenset, lambda: frozenset({1, 2}))
