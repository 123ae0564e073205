# tests/lang/io/open_errors.py - opening what cannot be opened
for args in (("/no/such/file",), ("/",), ("/no/dir/x", "w"), ("",), (5.5,), (None,), ("a\0b",)):
    try:
        open(*args)
    except (OSError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
for kw in ({"mode": "rb", "encoding": "utf-8"}, {"mode": "rb", "newline": ""}, {"mode": "r", "buffering": 0}, {"encoding": "no-such-code"}, {"mode": "rt", "errors": 5}):
    try:
        open("open_errors.py", **kw)
    except (ValueError, TypeError, LookupError) as e:
        print(type(e).__name__, e)
