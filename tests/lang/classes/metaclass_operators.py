# tests/lang/classes/metaclass_operators.py - operators, iteration, length and call of classes come from their metaclass
class M(type):
    def __len__(cls): return 7
    def __iter__(cls): return iter("abc")
    def __contains__(cls, x): return x == 5
    def __getitem__(cls, k): return ("meta", k)
    def __setitem__(cls, k, v): print("set", k, v)
    def __delitem__(cls, k): print("del", k)
    def __add__(cls, o): return "add"
    def __radd__(cls, o): return "radd"
    def __iadd__(cls, o): print("iadd"); return cls
    def __neg__(cls): return "neg"
    def __bool__(cls): print("bool"); return False
    def __int__(cls): return 3
    def __index__(cls): return 4
    def __hash__(cls): return 11
    def __eq__(cls, o): return "eq"
    def __lt__(cls, o): return "lt"
    def __enter__(cls): print("enter"); return cls
    def __exit__(cls, *a): print("exit")
    def __format__(cls, s): return "fmt:" + s
    def __str__(cls): return "str of class"
    def __repr__(cls): return "<C>"
    def __or__(cls, o): return "or"
    def __dir__(cls): return ["z", "a"]
    def __call__(cls, *a, **k): return "called", a, k
    def __getattr__(cls, n): return "meta attr " + n
    def __matmul__(cls, o): return "matmul"
    def __divmod__(cls, o): return "divmod"
    def __pow__(cls, o, m=None): return "pow", m
    def __round__(cls, n=None): return "round", n
    def __reversed__(cls): return iter("cba")
    def __missing__(cls, k): return k
    def __class_getitem__(cls, k): return "never"
class C(metaclass=M):
    def __len__(self): return 1
    def __getitem__(self, k): return "instance"
    def __class_getitem__(cls, k): return "class_getitem"
print(len(C), list(C), 5 in C, 6 in C, C[1], C[1:2, ...])
C[0] = 1; del C[0]
print(C + 1, 1 + C, -C, int(C), [0] * C, hash(C), C == 1, C != 1, C < 2, 2 > C)
D = C; D += 1; print(D is C)
print(C or "falsy", not C)
with C as c: print(c is C)
print(f"{C:x} {C} {C!r}", format(C, "y"), str(C), "%s %r" % (C, C))
print(C | int, dir(C), C(1, k=2), C.nothing, C @ 1, divmod(C, 2), pow(C, 2), pow(C, 2, 3), round(C), round(C, 2), list(reversed(C)))
print(object.__new__(C)[3], len(object.__new__(C)))
a, b, c = C
print(a, b, c, *C, sorted(C), dict.fromkeys(C), max(C))
