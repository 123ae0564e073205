# tests/lang/classes/dir_and_vars.py - dir lists names of instance, class and bases, sorted; __dir__ overrides
class A:
    a = 1
class B(A):
    b = 2
    def __init__(self): self.c = 3
print([n for n in dir(B()) if not n.startswith("_")], [n for n in dir(B) if not n.startswith("_")])
class D:
    def __dir__(self): return ["z", "y"]
print(dir(D()))
try:
    vars(5)
except TypeError as e:
    print(e)
x = 1
def f():
    q = 1
    return dir()
print(f())
