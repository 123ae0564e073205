# tests/lang/tracebacks/in_comprehension.py - comprehensions, lambdas and generators are frames of their own
f = lambda x: 10 // x
def gen():
    for i in [1, 0]:
        yield f(i)
print([v for v in gen()])
