# lang/io/memory_changed_by_index.py: an argument's __index__ closes, shrinks or exports a BytesIO or StringIO before the method looks at it
import io


class Index:
    def __init__(self, value, action):
        self.value = value
        self.action = action

    def __index__(self):
        self.action()
        return self.value


def show(call, *args):
    try:
        print(repr(call(*args)))
    except Exception as e:
        print(type(e).__name__, e)


for make in lambda: io.BytesIO(b"one\ntwo\nthree"), lambda: io.StringIO("one\ntwo\nthree"):
    for name in "read", "readline", "seek", "truncate":
        f = make()
        show(getattr(f, name), Index(5, f.close))
        f = make()
        show(getattr(f, name), Index(5, lambda: f.truncate(2)))
        f.close()
        show(getattr(f, name), "wrong")
    f = make()
    show(f.seek, 0, Index(2, f.close))
    f = make()
    for args in (2 ** 63,), (-2 ** 63 - 1, 1), (0, 2 ** 31), (0, -2 ** 70), (0, 3), (0, -1), (1.5,), (0, "x"), (0, None):
        show(f.seek, *args)
f = io.BytesIO(b"abc")
views = []
show(f.truncate, Index(1, lambda: views.append(f.getbuffer())))
print(f.getvalue(), bytes(views[0]))
