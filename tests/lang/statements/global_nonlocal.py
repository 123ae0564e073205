# tests/lang/statements/global_nonlocal.py - global and nonlocal choose where a name is bound
x = "global"
def outer():
    x = "outer"
    def inner():
        nonlocal x
        x = "changed by inner"
        def innermost():
            global x
            x = "changed by innermost"
        innermost()
        return x
    r = inner()
    return r, x
print(outer(), x)
def setter():
    global fresh, other
    fresh = 1
    for other in (1, 2): pass
    import math as m2
    def named(): pass
setter()
print(fresh, other)
def deleter():
    global fresh
    del fresh
deleter()
print("fresh" in globals())
class C:
    global x
    x = "from class body"
    y = 1
print(x, hasattr(C, "x"))
