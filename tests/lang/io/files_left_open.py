# tests/lang/io/files_left_open.py - ResourceWarning for files, sockets and scandir() that are dropped open, and for no others
import warnings, io, os, socket, gc, sys
warnings.simplefilter("always")
def log(m, c, f, l, file=None, line=None): print(c.__name__, str(m).split(" name=")[0].split(" at 0x")[0], l)
warnings.showwarning = log
def f1(): f = open(__file__); f.read(3)
def f2(): open(__file__, "rb").read(1)
def f3(): io.FileIO(__file__)
def f4(): open(os.open(__file__, 0), closefd=True)
def f5():
    fd = os.open(__file__, 0); open(fd, closefd=False); os.close(fd)
def f6():
    with open(__file__) as f: pass
def f7():
    f = open(__file__); f.me = f
def f8(): socket.socket(socket.AF_UNIX)
def f9(): next(os.scandir("."))
def f10():
    f = open(__file__); b = f.detach(); r = b.detach()
def f11(): io.BytesIO(b"x"); io.TextIOWrapper(io.BytesIO())
class Sub(io.FileIO): pass
def f12(): Sub(__file__)
for f in (f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12): print(f.__name__); f(); gc.collect()
print("__warningregistry__" in globals())
warnings.simplefilter("error")
sys.unraisablehook = lambda u: print("unraisable", type(u.exc_value).__name__, type(u.object).__name__)
f1(); f8()
warnings.simplefilter("ignore"); f1()
