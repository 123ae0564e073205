# tests/lang/generators/yield_from_close.py - close goes to the inner generator first
def inner():
    try:
        yield 1
    finally:
        print("inner")
def outer():
    try:
        yield from inner()
    finally:
        print("outer")
it = outer()
next(it)
it.close()
print("closed")
