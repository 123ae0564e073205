# tests/lang/sysmod/displayhook.py - expressions of interactive code go through sys.displayhook, and _ keeps the last
import sys, builtins
exec(compile("1 + 1\n", "<i>", "single"))
print(builtins._)
exec(compile("None\n", "<i>", "single"))
print(builtins._)
sys.displayhook = lambda v: print("shown:", v)
exec(compile("[1]\n", "<i>", "single"))
sys.displayhook = sys.__displayhook__
exec(compile("'quoted'; 2; x = 3; x\n", "<i>", "single"))
