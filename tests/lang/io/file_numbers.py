# lang/io/file_numbers.py: what has __index__ names a descriptor; what an opener returns must be one that C's int can hold
import io, os


class Number:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        if isinstance(self.value, Exception):
            raise self.value
        return self.value


def show(call, *args, **names):
    try:
        with call(*args, **names) as file:
            print(type(file).__name__, file.fileno())
    except Exception as e:
        print(type(e).__name__, str(e))


for call in io.open, io.FileIO:
    for value in 0, -1, 10 ** 6, 2 ** 31, 2 ** 32, 10 ** 30, -10 ** 30:
        show(call, Number(value), closefd=False)
        show(call, value, closefd=False)
    show(call, Number(ValueError("mine")), closefd=False)
    show(call, 1.5, closefd=False)
    show(call, "name", closefd=False)
    for value in -1, -5, 2 ** 31, 2 ** 32, 10 ** 30, "x", None, Number(0):
        show(call, "name", opener=lambda *rest: value)
    show(call, [], opener=lambda *rest: 0)


class Nameless(io.FileIO):
    def __setattr__(self, name, value):
        raise LookupError(name)


fd = os.open(os.devnull, 0)
show(Nameless, fd)
print(os.fstat(fd) is not None)
show(Nameless, os.devnull)
os.close(fd)
