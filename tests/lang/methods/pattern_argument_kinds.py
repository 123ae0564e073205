# tests/lang/methods/pattern_argument_kinds.py - what each method of pattern says to one argument of each kind
import _methods, re
_methods.argument_kinds(re.Pattern, lambda: re.compile('(a)|(?P<n>b)'), lambda r, o: repr(r).split(' at ')[0])
