# tests/lang/evalorder/deleted_in_expression.py - a name deleted by a called function while the expression waits was read already
def f():
    global g
    del g
    return 1
g = 41
print(g + f())
try:
    g
except NameError as e:
    print(e)
def outer():
    c = 10
    def drop():
        nonlocal c
        del c
        return 1
    print(c + drop())
    try:
        print(c)
    except NameError as e:
        print(e)
outer()
