# tests/lang/identity/function_code_shared.py - each run of def makes a new function around the same code object
def outer():
    def inner():
        pass
    return inner

f, g = outer(), outer()
print(f is g, f.__code__ is g.__code__, f.__name__)
lams = [lambda: 0 for _ in range(2)]
print(lams[0] is lams[1], lams[0].__code__ is lams[1].__code__)
