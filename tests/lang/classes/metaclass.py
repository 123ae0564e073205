# tests/lang/classes/metaclass.py - a metaclass makes the class and provides its behaviour
class Meta(type):
    def __new__(m, name, bases, ns):
        ns["added"] = name.lower()
        return super().__new__(m, name, bases, ns)
    def __call__(cls, *a):
        print("calling", cls.__name__)
        return super().__call__(*a)
    def __len__(cls): return 42
    def __iter__(cls): return iter("abc")
    def __getitem__(cls, k): return k * 2
    def __contains__(cls, x): return x == 1
    def __repr__(cls): return "<meta " + cls.__name__ + ">"
    def __getattr__(cls, n): return "meta " + n
    def helper(cls): return cls.added
class C(metaclass=Meta): pass
print(C, C.added, len(C), list(C), C[4], 1 in C, C.anything, C.helper(), type(C).__name__)
c = C()
try:
    c.helper
except AttributeError as e:
    print(e)
class D(C): pass
print(type(D) is Meta, D.added)
