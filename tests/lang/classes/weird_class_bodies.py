# tests/lang/classes/weird_class_bodies.py - class bodies may loop, branch, call, delete and define conditionally
class C:
    for i in range(3):
        exec(f"m{i} = {i}")
    del i
    if m0 == 0:
        def cond(self): return "cond"
    else:
        def cond(self): return "never"
    try:
        1 // 0
    except ZeroDivisionError as e:
        message = str(e)
    with open("weird_class_bodies.py") as f:
        first = f.read(1)
    del f
    lst = [x for x in range(3)]
    t = lambda self: self.m1
    locals()["made"] = 5
print(C.m2, C().cond(), C.message, C.first, C.lst, C().t(), C.made, [n for n in vars(C) if len(n) == 1])
