# tests/lang/descriptors/data_and_non_data.py - data descriptors win over the instance, non-data descriptors lose to it
class Data:
    def __get__(self, o, t): return "data"
    def __set__(self, o, v): print("set", v)
class NonData:
    def __get__(self, o, t): return "non-data"
class C:
    d = Data()
    n = NonData()
c = C()
c.__dict__.update(d="instance d", n="instance n")
print(c.d, c.n)
c.d = 1
c.n = 2
print(c.__dict__["d"], c.n, C.d, C.n)
