# tests/lang/methods/module__heapq.py - what each function of _heapq says to numbers of arguments, and to one of each kind
import _methods, _heapq
_methods.of_module(_heapq)
