# tests/lang/closures/walrus_in_comprehension.py - a walrus in a comprehension binds in the enclosing function
def f(data):
    last = None
    got = [last := x for x in data if x > 1]
    return got, last
print(f([1, 2, 3]))
total = 0
print([total := total + i for i in range(5)], total)
