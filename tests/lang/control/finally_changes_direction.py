# tests/lang/control/finally_changes_direction.py - finally may turn an exception into continue, break or return, and a return into another
def a():
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            if i < 2: continue
            return "returned at %d" % i
def b():
    while True:
        try:
            return "lost"
        finally:
            break
    return "after break"
def c():
    try:
        try:
            raise ValueError
        finally:
            raise KeyError("replaced")
    except KeyError as e:
        return repr(e), repr(e.__context__)
def d():
    for _ in range(2):
        try:
            return "first"
        finally:
            continue
    return "fell out"
print(a(), b(), c(), d())
import sys
print(sys.exc_info())
