# tests/lang/evalorder/return_in_finally_order.py - the returned value is computed before finally runs
def f():
    x = 1
    try:
        return x
    finally:
        x = 2
        print("finally", x)
print(f())
def g():
    l = [1]
    try:
        return l
    finally:
        l.append(2)
print(g())
