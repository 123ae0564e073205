# tests/lang/control/return_value_survives_finally.py - the returned value is kept while finally computes, calls, raises and catches
def f():
    try:
        return [1, 2]
    finally:
        x = [3]
        x.append(4)
        try:
            1 // 0
        except ZeroDivisionError:
            x = None
print(f())
def g():
    for i in range(3):
        try:
            return i * 10
        finally:
            for j in range(2): print("cleanup", j, end=" ")
print(g())
def h():
    try:
        try:
            return "inner"
        finally:
            print("first", end=" ")
    finally:
        print("second", end=" ")
print(h())
def nested(n):
    try:
        if n: return nested(n - 1) + [n]
        return []
    finally:
        log.append(n)
log = []
print(nested(3), log)
