# tests/lang/sysmod/stdlib_names_and_dlopen_flags.py - sys.stdlib_module_names, getdlopenflags, setdlopenflags
import sys

names = sys.stdlib_module_names
print(type(names).__name__, len(names), sorted(names))
print(sys.stdlib_module_names is names, "stdlib_module_names" in vars(sys))
from sys import stdlib_module_names
print(stdlib_module_names is names)
sys.stdlib_module_names = 5
print(sys.stdlib_module_names)
print(hasattr(sys, "stdlib_module_name"))


def show(f, *args):
    try:
        print(f.__name__, args, f(*args))
    except Exception as e:
        print(f.__name__, args, type(e).__name__, e)


show(sys.getdlopenflags)
for args in (), ("x",), (2**40,), (1.0,), (1, 2), (257,):
    show(sys.setdlopenflags, *args)
show(sys.getdlopenflags)
show(sys.getdlopenflags, 1)
