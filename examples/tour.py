"""A tour of Ouro on one page. Run it:  ./dev run examples/tour.py

It shows what becomes of a program's objects: how names refer to them, how they are counted, what is
shared, what cycles do, how the collector's generations work, and at the end where the bytes went.
It also runs under CPython 3.11, which has no table to show.
"""
import gc
import sys
import weakref


def title(text):
    print(f"\n{text}\n{'-' * len(text)}")


class Thing:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(f"  ({self.name} goes)")


gc.collect()

title("Names refer to objects")
a = [1, 2, 3]
b = a
b.append(4)
print("b = a makes no copy:", a, "is the same object:", a is b)
x = 1000
y = x
x += 1
print("an int never changes, x += 1 makes a new one:", x, y)

title("Objects are counted")
print("a list with two names, and getrefcount's own argument:", sys.getrefcount(a))
box = [a, a, a]
print("three more in a list:", sys.getrefcount(a))
box.pop()
del b
print("one popped, one name deleted:", sys.getrefcount(a))

title("At zero an object goes, at once")
t = Thing("first")
t = Thing("second")
print("the first is gone before this line")
u = t
del t
print("the second has another name still")
del u
print("and now it has none")
Thing("a temporary").name.upper()
print("temporaries go when their statement has used them")

title("Some objects exist once")
small = int("256"), int("256")
large = int("257"), int("257")
print("256 is 256:", small[0] is small[1], "- 257 is 257:", large[0] is large[1])
word = "".join(["oro", "boros"])
print("a string made at run time is its own:", word is "".join(["oro", "boros"]), "- interned:", sys.intern(word) is sys.intern("oroboros"))
s1, s2 = "snake", "tails"
print("one-character strings:", s1[0] is s2[-1], "- the empty tuple:", tuple() is tuple([]))

title("Counts alone cannot free a cycle")
gc.disable()
head, tail = [], []
head.append(tail)
tail.append(head)
print("a snake that bites its tail:", head)
del head, tail
print("after del both are unreachable; the collector finds:", gc.collect())
t = Thing("a thing in a cycle")
t.myself = t
r = weakref.ref(t)
del t
print("a weak reference still sees it:", r() is not None)
gc.collect()
print("after the collection:", r() is not None)
gc.enable()

title("Generations")
print("thresholds:", gc.get_threshold())
old = [[] for _ in range(5)]
print("new lists are in generation 0:", any(o is old for o in gc.get_objects(generation=0)))
gc.collect(0)
print("survivors of a collection are in 1:", any(o is old for o in gc.get_objects(generation=1)))
gc.collect()
print("and then in 2:", any(o is old for o in gc.get_objects(generation=2)))
print("numbers and strings cannot hold others and are not tracked:", gc.is_tracked(1), gc.is_tracked("s"), gc.is_tracked([]))

title("Deep things")
deep = None
for _ in range(200000):
    deep = [deep]
del deep
print("200,000 lists inside each other are dropped without using the C stack")
try:
    (f := lambda: f())()
except RecursionError as e:
    print("endless recursion ends in an error:", e)

title("Where the bytes are")
if hasattr(sys, "_memstats"):
    lines = sys._memstats().splitlines()
    classes = [line for line in lines if line.startswith("  class")]
    busiest = sorted(classes, key=lambda line: int(line.split("live")[1].split()[0]))[-8:]
    print("\n".join(line for line in lines if line not in classes or line in busiest))
    print(f"(the busiest 8 of {len(classes)} size classes; ouro -X memstats shows all)")
else:
    print("this interpreter cannot say")
