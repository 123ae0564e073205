# tests/lang/methods/set_argument_kinds.py - what each method of set makes of one argument of any kind
import _methods
_methods.argument_kinds(set, lambda: {1, 2}, lambda result, o: repr(result) + ' ' + repr(sorted(o, key=str)))
