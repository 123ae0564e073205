# tests/lang/process/finalizers_at_exit.py - objects in module names, containers and cycles get their __del__ at exit
class C:
    def __del__(self): print("del")
a = C()
l = [C()]
c = C()
c.me = c
d = {"k": C()}
def f(x=C()): pass
print("end")
