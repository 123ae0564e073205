# tests/lang/methods/module__json.py - what each function of _json says to numbers of arguments, and to one of each kind
import _methods, _json
_methods.of_module(_json)
