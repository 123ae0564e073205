# tests/lang/unpacking/swap_many.py - simultaneous assignment evaluates all values first
a, b, c = 1, 2, 3
a, b, c = c, a, b
print(a, b, c)
l = [1, 2, 3]
l[0], l[2] = l[2], l[0]
print(l)
i, l[i] = 1, 9
print(i, l)
x = [0, 1, 2]
x[0], x[x[0]] = 1, 5
print(x)
def fib(n):
    a, b = 0, 1
    while n: a, b, n = b, a + b, n - 1
    return a
print(fib(50))
