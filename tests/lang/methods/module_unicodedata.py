# tests/lang/methods/module_unicodedata.py - what each function of unicodedata says to numbers of arguments, and to one of each kind
import _methods, unicodedata
_methods.of_module(unicodedata)
