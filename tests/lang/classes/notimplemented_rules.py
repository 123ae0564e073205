# tests/lang/classes/notimplemented_rules.py - NotImplemented sends the operation to the other side, then to an error or to identity
class A:
    def __eq__(self, o): return NotImplemented
    def __lt__(self, o): return NotImplemented
    def __add__(self, o): return NotImplemented
    def __getitem__(self, i): return NotImplemented
a, b = A(), A()
print(a == b, a == a, a != b, a[1])
for f in (lambda: a < b, lambda: a + b, lambda: a + 1, lambda: 1 + a, lambda: a <= b):
    try:
        print(f())
    except TypeError as e:
        print(e)
