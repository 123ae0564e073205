# tests/lang/methods/pattern_arity.py - how many arguments each method of pattern takes, and what it says otherwise
import _methods, re
_methods.arity(re.Pattern, lambda: re.compile('(a)|(?P<n>b)'))
