# tests/lang/builtins/signatures_shown.py - inspect.signature() of functions that take their arguments raw, and of the types of itertools
import builtins, inspect, itertools, math

for f in (sorted, print, math.gcd, math.lcm, math.factorial, bytes, str, bytearray, enumerate, complex):
    try:
        print(f.__name__, inspect.signature(f))
    except ValueError:
        print(f.__name__, "none")
for name, f in sorted(vars(itertools).items()):
    if not name.startswith("_"):
        try:
            print(name, inspect.signature(f))
        except ValueError:
            print(name, "none")
try:
    sorted()
except TypeError as e:
    print(e)
print(sorted("bca", key=str.lower, reverse=True), math.gcd(), math.gcd(12, 18, 27), math.lcm(4, 6))
