# tests/lang/methods/module_binascii.py - what each function of binascii says to numbers of arguments, and to one of each kind
import _methods, binascii
_methods.of_module(binascii)
