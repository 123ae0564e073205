# tests/lang/exceptions/del_keeps_handled_exception.py - a __del__ that handles exceptions of its own leaves the passing one alone
class C:
    def __del__(self):
        try:
            raise KeyError("inner")
        except KeyError:
            print("handled", end=" ")
def f():
    c = C()
    raise ValueError("outer")
try:
    f()
except ValueError as e:
    print(e, e.__context__)
try:
    raise ValueError("a")
except ValueError as e:
    c = C()
    del c
    print(e)
