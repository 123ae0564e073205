# tests/lang/imports/package.py - packages import their parts absolutely and relatively
import _pkg
import _pkg.sub.leaf
from _pkg import alpha
from _pkg.sub import leaf as l2
import _pkg.alpha as a2
print(_pkg.name, alpha.value, _pkg.sub.leaf is l2, a2 is alpha, l2.parent_name, l2.sibling)
print(_pkg.__name__, _pkg.sub.__name__, l2.__name__, l2.__package__, alpha.__package__, _pkg.__package__)
from _pkg.sub import *
print(exported, "hidden" in globals())
from _pkg import beta
print(beta.value)
