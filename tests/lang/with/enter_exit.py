# tests/lang/with/enter_exit.py - with calls __enter__ and __exit__, and passes the exception
class M:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self): print("enter", self.name); return self.name.upper()
    def __exit__(self, t, v, tb):
        print("exit", self.name, t and t.__name__, v, tb is not None)
        return self.swallow
with M("a") as x:
    print(x)
with M("b", True):
    raise ValueError("gone")
print("after")
try:
    with M("c"):
        raise KeyError("kept")
except KeyError as e:
    print("caught", e)
