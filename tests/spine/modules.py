# tests/spine/modules.py - a sibling module is imported once, its names are reached and changed from outside
import _sibling
import _sibling as again
from _sibling import area, Box as Crate
from _sibling import *

print(_sibling is again, _sibling.__name__, __name__)
print(area(3, 4), Crate(2).volume(), visible)
try:
    _hidden
except NameError as e:
    print(e)
print(_sibling._hidden)

_sibling.factor = 10
print(area(3, 4), area.__module__, Crate.__module__)
_sibling.bump()
_sibling.bump()
print(_sibling.calls, calls)


def local_import():
    import _sibling as s
    s.bump()
    return s.calls


print(local_import(), _sibling.calls)
try:
    import no_such_module
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    from _sibling import nothing_here
except ImportError as e:
    print(str(e).split(" (")[0])
try:
    _sibling.nothing_here
except AttributeError as e:
    print(e)
print(sorted(n for n in dir(_sibling) if not n.startswith("_")))
print(_sibling.__doc__)
print(type(_sibling).__name__, isinstance(_sibling, type(again)), "area" in vars(_sibling))
del _sibling.visible
print(hasattr(_sibling, "visible"), visible)
