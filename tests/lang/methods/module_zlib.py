# tests/lang/methods/module_zlib.py - what each function of zlib says to numbers of arguments, and to one of each kind
import _methods, zlib
_methods.of_module(zlib)
