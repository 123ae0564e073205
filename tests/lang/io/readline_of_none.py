# lang/io/readline_of_none.py: which readline() takes None, and what sizes too large do
import io

for make in (lambda: io.TextIOWrapper(io.BytesIO(b"ab\nc")), lambda: io.StringIO("ab\nc"), lambda: io.BytesIO(b"ab\nc"),
             lambda: io.BufferedReader(io.BytesIO(b"ab\nc"))):
    for size in (None, -1, 1, 0, 99, 2 ** 70, "1", 1.0):
        f = make()
        for name in ("readline", "read"):
            try:
                print(type(f).__name__, name, size, repr(getattr(f, name)(size)))
            except (TypeError, OverflowError) as e:
                print(type(f).__name__, name, size, type(e).__name__, e)
