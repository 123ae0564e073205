# tests/lang/calls/recursion_through_methods.py - methods, closures and built-in callbacks nest
class C:
    def down(self, n): return n if n == 0 else sorted([1], key=lambda _: self.down(n - 1)) and n
print(C().down(50))
def f(n): return 0 if n == 0 else max([1], key=lambda x: f(n - 1))
print(f(60))
print(list(map(lambda x: list(map(lambda y: x * y, range(3))), range(3))))
