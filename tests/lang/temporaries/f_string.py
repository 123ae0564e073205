# tests/lang/temporaries/f_string.py - an object formatted in an f-string dies before the next field is evaluated
class T:
    def __init__(self, n):
        self.n = n
        print("make", n, end="; ")
    def __str__(self): return "T" + self.n
    def __format__(self, spec): return "F" + self.n + spec
    def __repr__(self): return "R" + self.n
    def __del__(self): print("del", self.n, end="; ")
print(f"{T('a')} and {T('b')!r} and {T('c'):>4} and {T('d')!s:5}|")
print("%s and %r" % (T("e"), T("f")))
print("{} {!r}".format(T("g"), T("h")))
