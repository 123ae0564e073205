# tests/lang/builtins/globals_builtins_shadow.py - a global may hide a built-in until it is deleted; builtins can be extended
len = lambda x: "mine"
print(len([1]))
del len
print(len([1]))
import builtins
builtins.brand_new = 42
print(brand_new)
del builtins.brand_new
try:
    brand_new
except NameError as e:
    print(e)
def f():
    global made_here
    made_here = 1
f()
print(made_here, globals()["made_here"])
