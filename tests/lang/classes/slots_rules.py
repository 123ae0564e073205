# tests/lang/classes/slots_rules.py - slots refuse bad names, conflicts and weak references unless asked
def make(slots, bases=(), **extra):
    try:
        return type("T", bases, {"__slots__": slots, **extra})
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
make(["1a"]); make([5]); make(["a"], a=1); make(["__dict__", "__dict__"]); make(["x"], (int,)); make(["x"], (tuple,))
print(make("single").__slots__, make(["__dict__", "a"])().__dict__)
import weakref
try:
    weakref.ref(make(["a"])())
except TypeError as e:
    print(e)
print(weakref.ref(make(["__weakref__"])()) is not None)
class A: __slots__ = ("__private",)
print([n for n in dir(A) if "private" in n])
