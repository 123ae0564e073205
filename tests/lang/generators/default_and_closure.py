# tests/lang/generators/default_and_closure.py - generator functions have defaults and closures as functions do
def outer(k):
    def g(n=2, *a, step=1):
        nonlocal k
        for i in range(n):
            k += step
            yield k
    return g
g = outer(10)
print(list(g()), list(g(1)), list(g(2, step=5)))
