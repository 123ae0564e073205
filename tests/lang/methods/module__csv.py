# tests/lang/methods/module__csv.py - what each function of _csv says to numbers of arguments, and to one of each kind
import _methods, _csv
_methods.of_module(_csv)
