# tests/lang/generators/nested_deep.py - a chain of yield from hundreds deep works
def g(n):
    if n:
        yield from g(n - 1)
    yield n
print(list(g(5)), sum(g(300)))
