# tests/lang/generators/lazy_start.py - calling a generator function runs nothing until the first next
def g():
    print("started")
    yield 1
it = g()
print("made")
print(next(it))
print(next(it, "over"))
