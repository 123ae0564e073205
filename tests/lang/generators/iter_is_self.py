# tests/lang/generators/iter_is_self.py - a generator is its own iterator and has no length
def g(): yield 1
it = g()
print(iter(it) is it)
for bad in (lambda: len(it), lambda: it[0], lambda: it + it, lambda: reversed(it)):
    try:
        bad()
    except TypeError as e:
        print(e)
print(bool(it))
