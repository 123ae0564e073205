# tests/lang/generators/throw_before_start.py - an exception thrown into a generator that has not started comes straight out and finishes it
def g():
    try:
        yield 1
    except ValueError:
        print("never")
it = g()
try:
    it.throw(ValueError("early"))
except ValueError as e:
    print("out", e)
print(next(it, "finished"))
try:
    it.throw(ValueError("late"))
except ValueError as e:
    print("out", e)
