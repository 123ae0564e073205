# tests/lang/identity/interned_names.py - names in dir, __dict__ and code objects are interned strings
import sys
class C:
    some_name = 1

key = [k for k in C.__dict__ if k.startswith("some")][0]
print(key is "some_name")
def f(argument_one):
    local_two = 1
print(f.__code__.co_varnames[0] is "argument_one", f.__code__.co_varnames)
print("".join(["some", "_name"]) is key, sys.intern("".join(["some", "_name"])) is key)
