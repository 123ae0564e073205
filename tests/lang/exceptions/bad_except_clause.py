# tests/lang/exceptions/bad_except_clause.py - an except clause that names no exception class is a TypeError when it is tried
def f(c):
    try:
        try:
            raise ValueError("original")
        except c:
            print("never")
    except TypeError as e:
        print(e, "|", repr(e.__context__))
f(5)
f("x")
f((5, ValueError))
f([ValueError])
try:
    pass
except 5:
    print("not tried")
