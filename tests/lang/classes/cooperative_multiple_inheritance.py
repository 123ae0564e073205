# tests/lang/classes/cooperative_multiple_inheritance.py - super() chains pass keyword arguments along the whole order
class Root:
    def __init__(self, **k):
        assert not k, k
        self.log = []
class A(Root):
    def __init__(self, a, **k): super().__init__(**k); self.log.append(("a", a))
class B(Root):
    def __init__(self, b, **k): super().__init__(**k); self.log.append(("b", b))
class C(A, B):
    def __init__(self, c, **k): super().__init__(**k); self.log.append(("c", c))
print(C(c=3, a=1, b=2).log)
try:
    C(c=1, a=2, b=3, d=4)
except AssertionError as e:
    print(e)
