# lang/osmod/bytes_like_paths.py: a path that is a bytes-like object is taken with a DeprecationWarning, results are bytes; names are not paths
import array, os, tempfile, warnings

warnings.simplefilter("always")
warnings.showwarning = lambda message, category, *rest: print("warned:", category.__name__, message)


def show(what, call, *args):
    try:
        value = call(*args)
    except Exception as e:
        value = f"{type(e).__name__}: {e}"
    print(what, value)


class Pathish(bytearray):
    def __fspath__(self):
        return "not asked"

    def __bytes__(self):
        return b"not asked"


class Number(bytearray):
    def __index__(self):
        return 10 ** 6


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    os.mkdir("q")
    open("q/f", "w").close()
    os.symlink("f", "q/l")
    for kind in bytearray, lambda text: array.array("b", text), Pathish, Number, lambda text: memoryview(bytes(c for x in text for c in (x, 65)))[::2]:
        show("stat", lambda: os.stat(kind(b"q")).st_size > 0)
        show("listdir", lambda: sorted(os.listdir(kind(b"q"))))
        show("scandir", lambda: sorted((e.name, e.path) for e in os.scandir(kind(b"q"))))
        show("readlink", lambda: os.readlink(kind(b"q/l")))
        show("open", lambda: os.close(os.open(kind(b"q/f"), 0)))
        show("access", lambda: os.access(kind(b"q"), 0))
        show("null", lambda: os.stat(kind(b"q\0f")))
        show("fspath", lambda: os.fspath(kind(b"q")) == "not asked")
    show("missing", os.chdir, bytearray(b"nope"))
    show("rename", os.rename, bytearray(b"nope"), bytearray(b"nope2"))
    show("mkdir", os.mkdir, bytearray(b"nope/b"))
    show("number", os.lstat, 5)
    show("fspath", os.fspath, array.array("b"))
    warnings.simplefilter("error")
    show("an error", os.stat, bytearray(b"q"))
    os.chdir("/")
