# tests/lang/format/str_format_errors.py - str.format reports what is wrong
for f, a, k in (("{}", (), {}), ("{1}", (1,), {}), ("{a}", (), {}), ("{", (), {}), ("}", (), {}), ("{0}{}", (1, 2), {}), ("{}{0}", (1, 2), {}), ("{!x}", (1,), {}), ("{!}", (1,), {}), ("{0.nothing}", (1,), {}), ("{0[a]}", ([1],), {}), ("{0[9]}", ([1],), {}), ("{:d}", ("a",), {}), ("{0", (1,), {}), ("{a b}", (), {"a b": "ok"}), ("{0!r", (1,), {}), ("{:{:{}}}", (1, 2, 3), {}), ("{0.}", (1,), {}), ("{0[}", ([1],), {}), ("{!rx}", (1,), {})):
    try:
        print(repr(f.format(*a, **k)))
    except (ValueError, IndexError, KeyError, AttributeError, TypeError) as e:
        print(f, type(e).__name__, e)
