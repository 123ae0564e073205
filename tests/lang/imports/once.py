# tests/lang/imports/once.py - a module runs once, however often it is imported
import sys
import _once
import _once
from _once import runs
print(runs, sys.modules["_once"] is _once)
del sys.modules["_once"]
import _once as fresh
print(fresh is _once, fresh.runs)
