# tests/spine/closures.py - functions that keep their surroundings, share them, and change them
def counter(start):
    value = start

    def up(by=1):
        nonlocal value
        value += by
        return value

    def look():
        return value

    return up, look


up, look = counter(10)
print(up(), up(), up(5), look())
other_up, other_look = counter(0)
print(other_up(), look(), other_look())

makers = []
for i in range(4):
    makers.append(lambda: i)
print([f() for f in makers])

fixed = []
for i in range(4):
    fixed.append(lambda i=i: i * i)
print([f() for f in fixed])


def compose(*functions):
    def run(x):
        for f in functions:
            x = f(x)
        return x
    return run


inc = lambda x: x + 1
double = lambda x: x * 2
print(compose(inc, double)(5), compose(double, inc)(5), compose()(5))


def memo(f):
    seen = {}

    def inner(n):
        if n not in seen:
            seen[n] = f(n)
        return seen[n]
    return inner


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(30), fib(80))


def three_deep(a):
    def two(b):
        def one(c):
            return a * 100 + b * 10 + c
        return one
    return two


print(three_deep(1)(2)(3))
