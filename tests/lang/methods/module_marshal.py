# tests/lang/methods/module_marshal.py - what each function of marshal says to numbers of arguments, and to one of each kind
import _methods, marshal
_methods.of_module(marshal)
