# tests/lang/methods/module__codecs.py - what each function of _codecs says to numbers of arguments, and to one of each kind
import _methods, _codecs
_methods.of_module(_codecs, ('lookup', 'lookup_error', 'register'))
