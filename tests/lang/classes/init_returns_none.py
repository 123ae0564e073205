# tests/lang/classes/init_returns_none.py - __init__ must return None
class C:
    def __init__(self): return 1
try:
    C()
except TypeError as e:
    print(e)
class D:
    pass
try:
    D(1)
except TypeError as e:
    print(e)
try:
    D(x=1)
except TypeError as e:
    print(e)
