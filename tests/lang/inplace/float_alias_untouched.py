# tests/lang/inplace/float_alias_untouched.py - arithmetic on floats never changes another name's number
def f(n):
    x = 1.5
    history = [x]
    y = x
    for i in range(n):
        x = x * 2.0
        history.append(x)
        x = x + y
    return history, x, y
print(f(4))
def g(t):
    a = t[0]
    a = a * 2 + 1
    b = t[0] - 0.5
    return a, b, t
print(g((1.25,)), g([2.5]))
class P:
    def __init__(self): self.v = 1.0
    def step(self):
        old = self.v
        self.v += 0.5
        return old, self.v
p = P()
print([p.step() for _ in range(3)])
x = 0.1
s = 0.0
for _ in range(10): s += x
print(s, x)
