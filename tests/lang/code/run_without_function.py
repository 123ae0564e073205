# tests/lang/code/run_without_function.py - exec() of a function's code calls it without arguments
def trial(code):
    try:
        print(repr(eval(code)).split(" at ")[0])
    except TypeError as e:
        print(e)
def one(x): return x
def two(*, x, y): return x
def any_number(*a, **k): return a, k
def inner():
    yield 1
def plain():
    x = 1
    return x + 1
for f in one, two, any_number, inner, plain:
    trial(f.__code__)
print(list(eval(inner.__code__)))
trial((lambda a, b=1: a).__code__)
