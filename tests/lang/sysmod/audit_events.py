# tests/lang/sysmod/audit_events.py - what the audit hooks hear before it happens: fields, files, processes, sockets, code
import _thread, array, ctypes, encodings.idna, fcntl, gc, io, marshal, mmap, os, pickle, re, resource, shutil, signal, socket, sqlite3, sys, tempfile, types

listening = False

def short(value):
    return re.sub(r"0x[0-9a-f]+|\b[0-9]{4,}\b|\b[0-9a-f]{9,}\b", "N", re.sub(r'file ".*/', 'file "', repr(value)))[:75]

def hook(event, args):
    global listening
    if listening and event not in ("exec", "import"):
        listening = False
        print("   ", event, *map(short, args))
        listening = True

sys.addaudithook(hook)

def f(a=1, *, b=2): pass
def gen(): yield
async def coroutine(): pass
async def agen(): yield
class A: pass
class B: pass
class C(A): pass
a = A()
try:
    1 / 0
except ZeroDivisionError as e:
    tb = e.__traceback__
folder = tempfile.mkdtemp()
back = os.getcwd()
os.chdir(folder)
fd = os.open(".", os.O_RDONLY)
open("f", "w").close()
rw = os.open("f", os.O_RDWR)
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
connection = sqlite3.connect(":memory:")
text = ctypes.create_string_buffer(b"ab")
sys.breakpointhook = len

for line in """
f.__code__, f.__defaults__, f.__kwdefaults__
f.__code__ = f.__code__
f.__defaults__ = (); f.__kwdefaults__ = {}
del f.__defaults__, f.__kwdefaults__
gen().gi_code; gen().gi_frame
c = coroutine(); c.cr_code; c.cr_frame; c.close()
agen().ag_code; agen().ag_frame
tb.tb_frame; tb.tb_next; tb.tb_lineno
sys._getframe().f_code
sys._current_frames(); sys._current_exceptions()
sys.settrace(None); sys.setprofile(None)
sys.set_asyncgen_hooks(None, None); sys.set_asyncgen_hooks(firstiter=None)
types.FunctionType(gen.__code__, {})
C.__name__ = "X"; C.__qualname__ = "X"; C.__module__ = "m"; C.__doc__ = "d"; C.__bases__ = (B,); C.plain = 1
a.__class__ = B
compile("1", "<f>", "eval"); eval(" 1"); exec(b"1")
id(None)
breakpoint([])
open("f").close(); open("f", "r+b").close(); open(rw, "wb", closefd=False).close(); io.open_code("f").close()
os.close(os.open("f", os.O_RDONLY))
marshal.loads(marshal.dumps((1,))); marshal.load(io.BytesIO(marshal.dumps(1)))
pickle.loads(pickle.dumps(A))
mmap.mmap(-1, 8, access=mmap.ACCESS_READ)
array.array("i", [1]); array.array("d")
gc.get_objects(generation=0) and None; gc.get_referrers(a) and None; gc.get_referents(a) and None
os.chdir("."); os.chdir(fd); os.fchdir(fd)
os.chmod("f", 0o600); os.fchmod(rw, 0o600); os.chmod("f", 0o600, dir_fd=fd)
os.chown("f", -1, -1); os.lchown("f", -1, -1); os.fchown(rw, -1, -1)
os.link("f", "g"); os.symlink("f", "s"); os.rename("g", "h"); os.replace("h", "g", src_dir_fd=fd); os.remove("s"); os.unlink("g")
os.mkdir("m"); os.rmdir("m"); os.mkdir("n", 0o700, dir_fd=fd); os.rmdir("n", dir_fd=fd)
os.listdir(); os.listdir(b"."); os.listdir(fd); os.scandir(".").close(); os.scandir().close()
os.truncate("f", 0); os.ftruncate(rw, 0)
os.utime("f"); os.utime("f", (1, 2)); os.utime(rw, ns=(1, 2))
os.putenv("A", "b"); os.unsetenv("A")
os.system("true")
os.lockf(rw, os.F_LOCK, 0)
os.posix_spawn("/bin/true", ["true"], {}); os.wait() and None
os.execv("/nonexistent", ["a"])
os.execve("/nonexistent", ["a"], {"a": "b"})
fcntl.fcntl(rw, fcntl.F_GETFD); fcntl.flock(rw, fcntl.LOCK_UN); fcntl.lockf(rw, fcntl.LOCK_SH)
resource.prlimit(0, resource.RLIMIT_CORE) and None; resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
signal.pthread_kill(_thread.get_ident(), 0)
socket.gethostname() and None; socket.gethostbyname("127.0.0.1")
socket.getservbyport(80, "no such")
socket.getservbyname("no such")
socket.getnameinfo(("127.0.0.1", 80), 3)
socket.socket().close(); u.bind(("127.0.0.1", 0)); u.connect(("127.0.0.1", 9)); u.connect_ex(("127.0.0.1", 9))
sqlite3.connect(":memory:").close()
connection.enable_load_extension(False)
ctypes.CDLL(None).abs
ctypes.addressof(text) and None; ctypes.string_at(text); ctypes.c_char.from_buffer(bytearray(1)); ctypes.set_errno(ctypes.get_errno())
""".split("\n"):
    code = compile(line, "<line>", "exec")
    print(line)
    listening = True
    try:
        exec(code)
    except Exception as e:
        listening = False
        print("  ->", type(e).__name__, short(e))
    listening = False
os.chdir(back)
shutil.rmtree(folder)
