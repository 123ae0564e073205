# tests/lang/generators/with_inside.py - a with block in a generator is left when the generator is closed
class M:
    def __enter__(self): print("enter")
    def __exit__(self, *a): print("exit", a[0] and a[0].__name__)
def g():
    with M():
        yield 1
        yield 2
it = g()
next(it)
it.close()
it = g()
print(list(it))
it = g()
next(it)
try:
    it.throw(ValueError)
except ValueError:
    print("out")
