# tests/lang/closures/lambda_default_and_star.py - lambdas take every kind of parameter
f = lambda a, /, b=2, *c, d, e=5, **g: (a, b, c, d, e, g)
print(f(1, d=4), f(1, 2, 3, d=4, z=0), f.__name__)
print((lambda: (yield))().__class__.__name__)
print((lambda *, k: k)(k=1), (lambda *a: a)(), (lambda **k: k)(a=1))
