# tests/lang/classes/new_and_init.py - __new__ makes, __init__ fills; __init__ is skipped for foreign results
class C:
    def __new__(cls, *a):
        print("new", cls.__name__, a)
        return super().__new__(cls)
    def __init__(self, *a): print("init", a)
C(1, 2)
class D:
    def __new__(cls): return 42
    def __init__(self): print("never")
print(D())
class E(C):
    def __new__(cls): return C.__new__(cls, "from E")
E()
