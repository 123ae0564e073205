# tests/spine/deep_recursion.py - it ends in RecursionError, which is caught, and the program goes on
def dive(n):
    return dive(n + 1)


def depth_of(f):
    try:
        f(0)
    except RecursionError as e:
        return str(e)


print(depth_of(dive))

reached = 0


def count(n):
    global reached
    reached = n
    count(n + 1)


try:
    count(0)
except RecursionError:
    print("caught", 900 < reached < 1100)


class Endless:
    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __repr__(self):
        return repr(self)

    def __eq__(self, other):
        return self == other


for attempt in [lambda: Endless().y, lambda: repr(Endless()), lambda: Endless() == 1]:
    try:
        attempt()
        print("not reached")
    except RecursionError as e:
        print(type(e).__name__)

nest = []
for i in range(5000):
    nest = [nest]
try:
    repr(nest)
except RecursionError as e:
    print(e)
del nest
print("dropped")


def fine(n):
    return 0 if n == 0 else 1 + fine(n - 1)


print(fine(500), fine(900))
for i in range(5):
    try:
        dive(0)
    except RecursionError:
        print(i, end=" ")
print()
