# tests/lang/with/errors_in_exit.py - an error in __exit__ replaces the passing one and chains it
class M:
    def __enter__(self): pass
    def __exit__(self, *a): raise KeyError("exit")
try:
    with M():
        raise ValueError("body")
except KeyError as e:
    print(e, repr(e.__context__))
try:
    with M():
        pass
except KeyError as e:
    print(e, e.__context__)
class B:
    def __enter__(self): raise ValueError("enter")
    def __exit__(self, *a): print("never")
try:
    with B(): pass
except ValueError as e:
    print(e)
