# tests/lang/calls/positional_only_and_keyword_only.py - / and * divide the parameters
def f(a, b=2, /, c=3, *, d=4, e): return a, b, c, d, e
print(f(1, e=5), f(1, 20, 30, e=0), f(1, c=9, e=1, d=2))
for bad in (lambda: f(1, 2, 3, 4, e=1), lambda: f(a=1, e=2), lambda: f(1), lambda: f(1, b=3, e=4)):
    try:
        bad()
    except TypeError as e:
        print(e)
import sys
print(f.__defaults__, f.__kwdefaults__, f.__code__.co_posonlyargcount, f.__code__.co_kwonlyargcount, f.__code__.co_argcount, f.__code__.co_varnames)
