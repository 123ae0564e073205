# tests/lang/imports/module_getattr.py - __getattr__ of a module serves missing names
import _lazy
print(_lazy.real, _lazy.anything)
from _lazy import other
print(other)
try:
    _lazy.forbidden
except AttributeError as e:
    print(e)
print(dir(_lazy))
