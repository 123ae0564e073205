# tests/lang/temporaries/partial_call_arguments.py - arguments already evaluated die when a later one raises
class T:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end="; ")
def f(*a, **k): print("never")
try:
    f(T(1), T(2), 1 // 0)
except ZeroDivisionError:
    print("handler", end="; ")
print("after")
try:
    f(T(1), k=T(2), j=1 // 0)
except ZeroDivisionError:
    print("handler", end="; ")
print("after")
try:
    f(*[T(1)], **{"a": T(2)}, b=1 // 0)
except ZeroDivisionError:
    print("handler", end="; ")
print("after")
