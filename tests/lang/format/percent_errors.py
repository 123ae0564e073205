# tests/lang/format/percent_errors.py - % formatting reports what is wrong
for f, a in (("%d", "x"), ("%d", ()), ("%d %d", (1,)), ("%d", (1, 2)), ("%z", 1), ("%", 1), ("%(a)s", 1), ("%(a)s", {}), ("%c", "ab"), ("%c", -1), ("%x", 1.5), ("abc", 1), ("%s %(a)s", {"a": 1}), ("%*d", ("a", 1)), ("%(a", {"a": 1}), ("%d", None), ("%f", "x"), ("%c", 1.5)):
    try:
        print(repr(f % a))
    except (TypeError, ValueError, KeyError, OverflowError) as e:
        print(f, type(e).__name__, e)
print("abc" % {}, "abc" % [])
