# descriptors/set_name_not_found.py: what fails while __set_name__ is looked up is not an error of calling it
class D:
    def __get__(self, o, t): raise ValueError("lookup")
class M:
    __set_name__ = D()
class P:
    @property
    def __set_name__(self): 1/0
class N:
    def __set_name__(self, a): pass
for X in (M, P, N):
    try:
        class C: a = X()
    except BaseException as e: print(repr(e), repr(e.__cause__))
