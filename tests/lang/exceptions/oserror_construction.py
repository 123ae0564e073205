# tests/lang/exceptions/oserror_construction.py - OSError by number, class, file names, pickles and odd argument counts
import errno, pickle, copy
def attempt(f):
    try: e = f(); print(type(e).__name__, repr(e), "|", str(e), "|", e.errno, e.strerror, e.filename, e.filename2, e.args)
    except Exception as x: print(type(x).__name__, x)
for a in ((), (1,), ("m",), (2, "no"), (2, "no", "f"), (2, "no", "f", None, "g"), (2, "no", None, None, "g"), (2, "no", "f", 5), (1, 2, 3, 4, 5, 6), ("a", "b"), (None, "x"), (2, None), (errno.EEXIST, "e"), (errno.EAGAIN, "e", 7), (99999, "?"), (2.0, "float"), (True, "bool"), (2, "no", b"bytes"), (2, "no", 5)):
    attempt(lambda: OSError(*a))
for e in ("ENOENT", "EACCES", "EPERM", "ECHILD", "EINTR", "ESRCH", "EPIPE", "ESHUTDOWN", "ECONNABORTED", "ECONNREFUSED", "ECONNRESET", "EISDIR", "ENOTDIR", "EALREADY", "EINPROGRESS", "EWOULDBLOCK", "ETIMEDOUT", "ENOSPC"):
    x = OSError(getattr(errno, e), "text"); print(e, type(x).__name__)
attempt(lambda: FileNotFoundError(2, "no")); attempt(lambda: FileNotFoundError(13, "perm")); attempt(lambda: IOError("io")); attempt(lambda: BlockingIOError(11, "b", 5)); attempt(lambda: BlockingIOError("x"))
b = BlockingIOError(11, "again", 42); print(b.characters_written, b.args)
try: print(BlockingIOError(11, "x").characters_written)
except AttributeError as e: print(e)
b.characters_written = 7; print(b.characters_written); del b.characters_written
try: b.characters_written
except AttributeError as e: print(e)
class Sub(OSError): pass
attempt(lambda: Sub(2, "sub")); attempt(lambda: Sub(2, "sub", "f"))
class Init(OSError):
    def __init__(self, a, b, c): super().__init__(a, b); self.c = c
attempt(lambda: Init(2, "i", "c"))
class New(OSError):
    def __new__(cls, *a): return super().__new__(cls, *a)
attempt(lambda: New(2, "n"))
e = OSError(2, "no", "f1", None, "f2")
for c in (pickle.loads(pickle.dumps(e)), copy.copy(e)): print(type(c).__name__, c, c.filename2, c.args)
e.errno = "changed"; e.strerror = None; e.filename = 3; print(e, e.args); del e.filename; print(e.filename, str(e))
e = OSError("only"); e.errno = 5; e.strerror = "late"; print(e, repr(e))
try: open("/no/such/file")
except OSError as x: print(x, x.args, x.filename, x.filename2)
import os
try: os.rename("/no/a", "/no/b")
except OSError as x: print(x, x.filename2)
attempt(lambda: OSError(a=1)); attempt(lambda: OSError(2, "x", filename="f"))
