def outer(n):
    return inner(n - 1)


def inner(n):
    return [0] * n + None
