# tests/lang/classes/bool_and_len.py - truth comes from __bool__, else __len__, else is True
class A: pass
class L:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
class B(L):
    def __bool__(self): return self.n == 7
print(bool(A()), bool(L(0)), bool(L(2)), bool(B(0)), bool(B(7)))
class Bad:
    def __bool__(self): return 1
try:
    bool(Bad())
except TypeError as e:
    print(e)
for n in (-1, "x", 2 ** 70, True, 1.0):
    try:
        print(len(L(n)))
    except Exception as e:
        print(type(e).__name__, e)
