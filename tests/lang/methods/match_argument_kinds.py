# tests/lang/methods/match_argument_kinds.py - what each method of match says to one argument of each kind
import _methods, re
_methods.argument_kinds(re.Match, lambda: re.match('(a)|(?P<n>b)', 'ab'), lambda r, o: repr(r))
