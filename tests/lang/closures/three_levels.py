# tests/lang/closures/three_levels.py - a variable passes through a function that does not use it
def a():
    v = 1
    def b():
        def c():
            nonlocal v
            v += 1
            return v
        return c
    return b()
c = a()
print(c(), c(), c.__code__.co_freevars)
