# tests/lang/control/unbound_after_branches.py - a local is unbound unless the path taken has bound it
def f(n):
    if n == 1: x = "one"
    elif n == 2:
        for x in (): pass
    elif n == 3:
        try:
            x = 1 // 0
        except ZeroDivisionError:
            pass
    elif n == 4:
        x = 1
        del x
    elif n == 5:
        while True:
            break
            x = 1
    elif n == 6:
        with open("unbound_after_branches.py") as x: pass
        x = "closed" if x.closed else "open"
    elif n == 7:
        try:
            raise KeyError
        except KeyError as x:
            pass
    try:
        return x
    except UnboundLocalError as e:
        return str(e)
for n in range(8): print(n, f(n))
