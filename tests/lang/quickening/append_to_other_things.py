# quickening/append_to_other_things.py: x.append(y) where x is a list for long, and then is not
import collections
import sys


class Loud(list):
    def append(self, item):
        super().append(item * 2)


class Quiet(list):
    pass


class Other:
    def append(self, item):
        return ("other", item)


def feed(x, n):
    last = 0
    for i in range(n):
        x.append(i)
        last = x.append(i)
    return last, len(x) if hasattr(x, "__len__") else None


for x in ([], [], Loud(), [], Quiet(), collections.deque(), [], Other(), bytearray(), []):
    print(type(x).__name__, feed(x, 200), feed(x, 3))


def many(items, n):
    for i in range(n):
        items.append(items)
        [].append(i)
        print(end="".join([str(items.append(i) or "")][:0]))
    return len(items)


print(many([], 300))


def wrong(items):
    try:
        items.append()
    except TypeError as e:
        print(e)
    try:
        items.append(1, 2)
    except TypeError as e:
        print(e)


for i in range(100):
    if i in (0, 99):
        wrong([])

events = []
sys.setprofile(lambda frame, event, arg: events.append((event, getattr(arg, "__name__", arg))) if event.startswith("c_") else None)
feed([], 2)
sys.setprofile(None)
print(events)


class Dies:
    def __del__(self):
        print("gone", end=" ")


def drop():
    for i in range(100):
        [].append(Dies() if i > 97 else i)
    print()


drop()
