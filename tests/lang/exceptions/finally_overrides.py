# tests/lang/exceptions/finally_overrides.py - return, break and continue in finally swallow the exception
def r():
    try:
        raise ValueError
    finally:
        return "returned"
def b():
    for i in range(3):
        try:
            raise ValueError
        finally:
            break
    return "broke at %d" % i
def c():
    n = 0
    for i in range(3):
        try:
            raise ValueError
        finally:
            n += 1
            continue
    return n
def two():
    try:
        return 1
    finally:
        return 2
print(r(), b(), c(), two())
