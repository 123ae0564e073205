# tests/lang/comprehensions/in_class_and_function.py - comprehensions see function locals, not class locals beyond the first iterable
class C:
    a = [1, 2]
    b = [x * 2 for x in a]
    def m(self): return [self.b[i] for i in range(2)]
print(C.b, C().m())
def f(n):
    k = 3
    return [[k * i + n for i in range(2)] for n in range(n)], n
print(f(2))
