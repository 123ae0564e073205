# tests/lang/closures/recursive_lambda.py - an anonymous function can call itself through an argument
fact = (lambda f: lambda n: f(f, n))(lambda f, n: 1 if n < 2 else n * f(f, n - 1))
print([fact(n) for n in range(8)])
