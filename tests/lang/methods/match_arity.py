# tests/lang/methods/match_arity.py - how many arguments each method of match takes, and what it says otherwise
import _methods, re
_methods.arity(re.Match, lambda: re.match('(a)|(?P<n>b)', 'ab'))
