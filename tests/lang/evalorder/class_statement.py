# tests/lang/evalorder/class_statement.py - bases, then keywords, then the body, then decorators
def n(v, r=object):
    print(v, end=" ")
    return r
class Meta(type):
    def __new__(m, name, bases, ns, **k):
        print("new", sorted(k), end=" ")
        return super().__new__(m, name, bases, ns)
    def __init__(c, name, bases, ns, **k): print("init", end=" ")
    @classmethod
    def __prepare__(m, name, bases, **k):
        print("prepare", end=" ")
        return {}
def deco(c):
    print("decorated")
    return c
@deco
class C(n("base"), metaclass=n("meta", Meta), key=n("key", 1)):
    print("body", end=" ")
