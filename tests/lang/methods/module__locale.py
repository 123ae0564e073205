# tests/lang/methods/module__locale.py - what each function of _locale says to numbers of arguments, and to one of each kind
import _methods, _locale
_methods.of_module(_locale, ('setlocale',))
