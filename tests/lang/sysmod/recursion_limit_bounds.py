# tests/lang/sysmod/recursion_limit_bounds.py - the recursion limit is any positive C int
import sys

for limit in (0, -1, 2**31 - 1, 2**31, 2**64, 10**9):
    try:
        sys.setrecursionlimit(limit)
        print(sys.getrecursionlimit(), eval("1+" * 50 + "1"))
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
text = "abc"
print(text.__getnewargs__(), text.__getnewargs__()[0] is text)
