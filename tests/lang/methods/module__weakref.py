# tests/lang/methods/module__weakref.py - what each function of _weakref says to numbers of arguments, and to one of each kind
import _methods, _weakref
_methods.of_module(_weakref, ('_remove_dead_weakref', 'proxy'))
