# tests/lang/builtins/sorted_min_max_with_key_errors.py - errors from key functions pass through
for f in (lambda: sorted([1, 2], key=lambda x: 1 // 0), lambda: min([1], key=lambda x: x.nothing), lambda: max([1, 2], key=5), lambda: sorted([1], key=len)):
    try:
        f()
    except (ZeroDivisionError, AttributeError, TypeError) as e:
        print(type(e).__name__, e)
print(sorted([3, 1, 2], key=None), max([1, 2], key=None))
