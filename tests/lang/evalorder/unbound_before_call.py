# tests/lang/evalorder/unbound_before_call.py - x + f() with x unbound raises before f is called
def f():
    print("f called")
    return 1
def g():
    try:
        return x + f()
    except UnboundLocalError as e:
        print(e)
    x = 1
g()
try:
    nothing + f()
except NameError as e:
    print(e)
