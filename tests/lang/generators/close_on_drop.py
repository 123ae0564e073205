# tests/lang/generators/close_on_drop.py - dropping a suspended generator runs its finally at once
def g():
    try:
        yield 1
    finally:
        print("finally", end=" ")
it = g()
next(it)
del it
print("dropped")
for x in g():
    break
print("after break")
next(g())
print("after next")
it = g()
del it
print("never started: nothing")
