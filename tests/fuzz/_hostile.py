"""Hostile calls of one unit of the C library, in a process of their own; tests/fuzz/hostile starts it and reads its log.

  ouro _hostile.py list                                 the units: a line for each C module, and for each type
  ouro _hostile.py UNIT SEED FIRST TUPLES LOG [SKIP...]     makes the calls from number FIRST on, TUPLES of each callable, but none of SKIP

What is called with what follows from the seed and the call's number alone. Before a call is made it is written to the
head of LOG; after the last one LOG says `done`, and how many were made.
"""
import builtins
import gc
import os
import random
import signal
import sys
import types
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
SECONDS = 1.0  # a call may take, before a signal's handler raises

# What ends or stops this process, or reaches beyond it; what would take the alarm, the log or the judge away.
SKIPPED = set("""
posix._exit posix.abort posix.kill posix.killpg posix.fork posix.forkpty posix.execv posix.execve posix.posix_spawn
posix.posix_spawnp posix.system posix.wait posix.wait3 posix.wait4 posix.waitid posix.waitpid posix.close posix.closerange posix.dup2
posix.chroot posix.sync posix.setpriority posix.nice posix.sched_setscheduler posix.sched_setparam posix.sched_setaffinity
posix.login_tty posix.tcsetpgrp posix.setsid posix.setpgid posix.setpgrp posix.lockf posix.chdir posix.fchdir posix.umask
posix.setuid posix.setgid posix.seteuid posix.setegid posix.setreuid posix.setregid posix.setresuid posix.setresgid
posix.read posix.readv posix.pread posix.preadv posix.splice posix.eventfd_read posix.pidfd_open posix.fsync posix.fdatasync
posix.write posix.writev posix.pwrite posix.pwritev posix.ftruncate posix.truncate posix.sendfile posix.copy_file_range posix.posix_fallocate
posix.set_blocking posix.set_inheritable posix.register_at_fork posix.putenv posix.unsetenv posix.setgroups posix.initgroups
_signal.alarm _signal.setitimer _signal.pause _signal.sigwait _signal.sigwaitinfo _signal.sigtimedwait _signal.pthread_kill
_signal.raise_signal _signal.signal _signal.pthread_sigmask _signal.pidfd_send_signal _signal.siginterrupt _signal.set_wakeup_fd
_signal.default_int_handler
_thread.exit _thread.exit_thread _thread.start_new _thread.start_new_thread _thread.interrupt_main _thread._excepthook
_thread.stack_size
_socket.close _socket.sethostname _socket.getaddrinfo _socket.gethostbyname _socket.gethostbyname_ex _socket.gethostbyaddr
_socket.getnameinfo
_posixsubprocess.fork_exec resource.setrlimit resource.prlimit fcntl.ioctl fcntl.fcntl fcntl.flock fcntl.lockf
_multiprocessing.send _multiprocessing.recv _multiprocessing.closesocket
time.sleep select.select sys.exit sys.breakpointhook sys.__breakpointhook__ sys.addaudithook sys.setrecursionlimit
sys.settrace sys.setprofile sys.call_tracing sys.setswitchinterval
builtins.input builtins.breakpoint builtins.exit builtins.quit builtins.help builtins.license builtins.credits builtins.copyright
faulthandler.dump_traceback_later faulthandler._sigsegv faulthandler._sigabrt faulthandler._sigfpe faulthandler._read_null
faulthandler._stack_overflow faulthandler._fatal_error faulthandler._fatal_error_c_thread faulthandler.enable faulthandler.register
faulthandler.unregister faulthandler.disable faulthandler.cancel_dump_traceback_later
gc.freeze gc.set_debug gc.disable gc.get_objects gc.get_referrers atexit._run_exitfuncs atexit.register
_imp.acquire_lock _imp.release_lock
_ctypes.PyObj_FromPtr _ctypes.Py_INCREF _ctypes.Py_DECREF _ctypes.call_function _ctypes.call_cdeclfunction _ctypes.dlclose _ctypes.dlsym
""".split())  # of _ctypes: what takes an address at its word
# Blocks: a lock that is taken, a queue that is empty, a socket without a peer.
SKIPPED_METHODS = set("""
lock.acquire lock.acquire_lock lock.__enter__ RLock.acquire RLock.__enter__ RLock._acquire_restore SimpleQueue.get SemLock.acquire
SemLock.__enter__ socket.connect socket.connect_ex socket.accept socket._accept socket.sendto
""".split())

rng = random.Random()
victims = []  # what the call under way works on
depth = 0


class Overtime(BaseException):
    """The alarm."""


armed = False


def overtime(signum, frame):
    if armed:
        raise Overtime


def mess():
    """Changes, closes or empties what the call under way works on."""
    global depth
    if depth > 3:
        return
    depth += 1
    try:
        for v in list(victims):
            act = rng.choice(ACTIONS)
            try:
                act(v)
            except Exception:
                pass
        if rng.random() < 0.1:
            gc.collect()
    finally:
        depth -= 1


def closes(v): v.close()
def clears(v): v.clear()
def empties(v): del v[:]
def pops(v): v.pop()
def appends(v): v.append(None)
def extends(v): v.extend([b"a"[0]] * 300)
def updates(v): v.update({i: i for i in range(50)})
def adds(v): v.update(range(50))
def releases(v): v.release()
def makes_again(v): v.__init__()
def makes_like(v): v.__init__([3, 4])
def restores(v): v.__setstate__(rng.choice((None, (), (1,), {}, 0, [])))
def detaches(v): v.detach()
def empties_dict(v): v.__dict__.clear()
def goes_on(v): next(v)
def writes(v): v.write(rng.choice((b"abc", "abc")))
def seeks(v): v.seek(0)
def truncates(v): v.truncate(0)
def reads(v): v.read(1)
def throws(v): v.throw(ValueError)
def changes_class(v): v.__class__ = Plain
def resizes(v): v.resize(0)
def sends(v): v.send(None)
def changes(v): v[0] = None
def deletes(v): del v[next(iter(v))]


ACTIONS = [closes, clears, clears, empties, pops, appends, extends, updates, adds, releases, makes_again, makes_like, restores, detaches,
           empties_dict, goes_on, goes_on, writes, seeks, truncates, reads, throws, changes_class, resizes, sends, changes, deletes]


class Plain:
    """An instance of an ordinary class."""


class PlainError(Exception):
    """What hostile methods raise."""


# What a hostile method returns when it is told to be right but for the mess it makes.
RIGHT = {
    "__index__": lambda s: 1, "__int__": lambda s: 1, "__float__": lambda s: 1.5, "__complex__": lambda s: 1j, "__len__": lambda s: 2,
    "__length_hint__": lambda s: 2, "__iter__": lambda s: iter([1, s, 2]), "__next__": lambda s: 1, "__hash__": lambda s: 1,
    "__eq__": lambda s, o: True, "__ne__": lambda s, o: False, "__lt__": lambda s, o: rng.random() < 0.5,
    "__gt__": lambda s, o: rng.random() < 0.5, "__le__": lambda s, o: True, "__ge__": lambda s, o: True,
    "__getitem__": lambda s, k: 1, "__setitem__": lambda s, k, v: None, "__delitem__": lambda s, k: None, "__contains__": lambda s, k: True,
    "__call__": lambda s, *a, **k: None, "__repr__": lambda s: "hostile", "__str__": lambda s: "hostile", "__bytes__": lambda s: b"hostile",
    "__format__": lambda s, f: "hostile", "__fspath__": lambda s: "no/such", "__bool__": lambda s: True, "__reversed__": lambda s: iter([1]),
    "__round__": lambda s, n=0: 1, "__trunc__": lambda s: 1, "__floor__": lambda s: 1, "__ceil__": lambda s: 1, "__abs__": lambda s: 1,
    "__neg__": lambda s: 1, "__enter__": lambda s: s, "__exit__": lambda s, *a: True, "__get__": lambda s, *a: 1, "__set__": lambda s, *a: None,
    "__add__": lambda s, o: s, "__radd__": lambda s, o: s, "__iadd__": lambda s, o: s, "__mul__": lambda s, o: s, "__rmul__": lambda s, o: s,
    "__sub__": lambda s, o: s, "__rsub__": lambda s, o: s, "__and__": lambda s, o: s, "__or__": lambda s, o: s, "__mod__": lambda s, o: s,
    "__divmod__": lambda s, o: (1, 1), "__rdivmod__": lambda s, o: (1, 1), "__floordiv__": lambda s, o: 1, "__truediv__": lambda s, o: 1,
    "__pow__": lambda s, *a: 1, "__rpow__": lambda s, *a: 1, "__instancecheck__": lambda s, o: True, "__subclasscheck__": lambda s, o: True,
    "__mro_entries__": lambda s, b: (), "__prepare__": lambda s, *a, **k: {}, "__set_name__": lambda s, *a: None,
    "__missing__": lambda s, k: k, "__copy__": lambda s: s, "__deepcopy__": lambda s, m: s, "__reduce_ex__": lambda s, p: (Plain, ()),
    "__await__": lambda s: iter([1]), "__aiter__": lambda s: s, "__anext__": lambda s: s, "__sizeof__": lambda s: 16,
    "keys": lambda s: ["a", s], "items": lambda s: [("a", 1)], "read": lambda s, n=-1: b"abc", "readline": lambda s, n=-1: b"a\n",
    "readinto": lambda s, b: 1, "write": lambda s, b: 1, "flush": lambda s: None, "close": lambda s: None, "fileno": lambda s: -1,
    "seek": lambda s, *a: 0, "tell": lambda s: 0, "readable": lambda s: True, "writable": lambda s: True, "seekable": lambda s: True,
    "encode": lambda s, *a: (b"x", 1), "decode": lambda s, *a: ("x", 1), "send": lambda s, v: 1, "throw": lambda s, *a: 1,
    "utcoffset": lambda s, d: None, "tzname": lambda s, d: "X", "dst": lambda s, d: None, "fromutc": lambda s, d: d, "get": lambda s, *a: None,
    "append": lambda s, v: None, "extend": lambda s, v: None, "update": lambda s, *a: None, "split": lambda s, *a: ["a"],
    "persistent_id": lambda s, o: None, "find_class": lambda s, *a: Plain, "reset": lambda s: None, "getstate": lambda s: (b"", 0),
    "setstate": lambda s, v: None, "digest": lambda s: b"x", "__buffer__": lambda s, f: memoryview(b"abc"),
}
HUGE = (1 << 63, 1 << 200, -1, -(1 << 63), (1 << 63) - 1, (1 << 31) - 1)
WRONG = [lambda: None, lambda: "wrong", lambda: 1.5, lambda: b"wrong", lambda: [1], lambda: object(), lambda: 7, lambda: NotImplemented, lambda: (), lambda: {},
         lambda: (1, 2, 3), lambda: Plain, lambda: iter(())]
KINDS = ("raise", "wrong", "mess", "huge", "mess then raise", "any")


def method(name, kind, base):
    right = RIGHT[name]
    own = getattr(base, name, None) if base is not object and name.startswith("__") else None

    def hostile(self, *args, **kwargs):
        how = rng.choice(KINDS[:5]) if kind == "any" else kind
        if how.startswith("mess"):
            mess()
        if how.endswith("raise"):
            raise PlainError(name)
        if how == "wrong":
            return rng.choice(WRONG)()
        if how == "huge":
            return rng.choice(HUGE)
        if own is not None and rng.random() < 0.8:
            return own(self, *args, **kwargs)
        return right(self, *args, **kwargs)
    hostile.__name__ = name
    return hostile


def hostile_class(base, kind, number=0):
    """A subclass of base, some of whose special methods are hostile: those that base has, and some of the others. A method that is
    left as it is lets a value in where the next one is asked."""
    draw = random.Random(f"{base.__name__} {kind} {number}").random
    names = [n for n in RIGHT if n != "__prepare__" and (base is object or hasattr(base, n) or draw() < 0.3)]
    if base is not object:
        names = [n for n in names if draw() < 0.6]
    if kind != "mess":
        names = [n for n in names if draw() < 0.7]
    space = {n: method(n, kind, base) for n in names}
    if draw() < 0.1:
        space["__del__"] = lambda self: mess()
    if draw() < 0.1:
        space["__getattr__"] = lambda self, name: mess()
    return type(f"Hostile_{base.__name__}_{kind.replace(' ', '_')}", (base,), space)


CLASSES = {}


def hostile(base, kind, *args):
    """An instance of a hostile subclass; there are eight of each kind."""
    key = base, kind, rng.randrange(8)
    if key not in CLASSES:
        CLASSES[key] = hostile_class(*key)
    cls = CLASSES[key]
    try:
        made = base.__new__(cls, *args)
        if base in (list, dict, set, bytearray):
            base.__init__(made, *args)
        return made
    except Exception:
        return cls.__name__


def self_list():
    v = [1]
    v.append(v)
    return v


def self_dict():
    v = {}
    v["a"] = v
    return v


def nested(n, wrap):
    v = None
    for _ in range(n):
        v = wrap(v)
    return v


def exhausted():
    v = iter([1])
    list(v)
    return v


def running():
    """A generator that is running whenever something asks it."""
    box = []

    def body():
        yield from map(lambda x: next(box[0]), [1])
        yield 1
    box.append(body())
    return box[0]


def generates():
    try:
        yield 1
        mess()
        yield 2
        yield victims
    finally:
        mess()


async def awaits():
    return 1


def coroutine():
    v = awaits()
    v.close()
    return v


def closed(file):
    file.close()
    return file


def released(view):
    view.release()
    return view


def calls_back(*args, **kwargs):
    mess()
    return rng.choice((None, 0, 1, -1, True, "a", b"a", args, 1 << 63, object()))


def raises(*args, **kwargs):
    raise PlainError("called")


def dead_reference():
    import weakref
    return weakref.ref(Plain())


def raw(kind):
    """A raw stream whose methods are hostile."""
    import _io
    return hostile_class(_io._RawIOBase, kind)()


INTS = [0, 1, 2, 3, -1, -2, 7, 10, 64, 255, 256, 65536, 1 << 31, (1 << 31) - 1, -(1 << 31) - 1, 1 << 32, 1 << 40, (1 << 62), (1 << 63) - 1, 1 << 63, -(1 << 63),
        -(1 << 63) - 1, (1 << 64) - 1, 1 << 64, 1 << 200, -(1 << 200)]
STRINGS = ["", "a", "abc", "\ud800", "\0", "a\0b", "\xe9\u20ac\U0001f600", "x" * 1000, "%s%d", "{0.x[1]}", "utf-8", "ascii", "utf-16", "r", "rb", "w", "strict", "surrogatepass",
           "replace", "__class__", "I*", "d", "3s", "no/such", ".", "1.5e3", "12", "(?P<n>a|b)*", "<a>b</a>", "[1, {\"a\": 2}]", "sys", "math", "1 + 1", "def f(): pass", "B", "\n", " "]
BYTES = [b"", b"a", b"abc", b"a\0b", b"\xff\xfe\xfd", b"x" * 1000, b"\x80\x04\x95", b"(lp0\nI1\na.", b"<a>b</a>", b"x\x9cK\x04\x00\x00b\x00b", b"12", b"BZh9", b"\n"]
TAME = {  # expressions, each with the class of value it is drawn for
    "int": [repr(i) for i in INTS], "str": [ascii(s) if len(s) < 99 else "'x' * 1000" for s in STRINGS],
    "bytes": [repr(b) if len(b) < 99 else "b'x' * 1000" for b in BYTES] + ["bytearray(b'abc')", "bytearray(1000)", "memoryview(b'abc')", "memoryview(bytearray(b'abcd'))",
                                                            "array('i', [1, 2])", "array('d', [1.5])", "memoryview(bytearray(8)).cast('I')"],
    "float": ["0.0", "-0.0", "1.5", "1e308", "float('nan')", "float('inf')", "-1e-320", "1j", "True"],
    "list": ["[]", "[1, 2, 3]", "['a', 'b']", "[b'a']", "list(range(100))", "[(1, 2)]", "()", "(1,)", "(1, 2)", "('a', 'b', 'c')", "(None,) * 6", "(1, 'a', {})"],
    "dict": ["{}", "{'a': 1}", "{1: 2, 'x': 3}", "{None: []}", "set()", "{1, 2}", "frozenset((1,))", "range(5)", "range(0, 2**70, 3)", "slice(None)", "slice(1, -1, 2)",
             "mappingproxy({'a': 1})"],
    "iterator": ["iter([1, 2])", "iter('ab')", "generates()", "map(calls_back, [1, 2])", "zip([1], [2])", "iter({1: 2})", "enumerate('ab')", "count()", "repeat(1)"],
    "callable": ["calls_back", "raises", "len", "int", "str", "object", "type", "Plain", "PlainError", "ValueError", "lambda *a: a", "print", "hostile_class(object, 'any')"],
    "other": ["None", "None", "...", "NotImplemented", "Plain()", "sys", "ValueError('x')", "StringIO('abc\\ndef')", "BytesIO(b'abc\\ndef')", "compile('1', 'f', 'eval')",
              "sys._getframe()", "calls_back.__code__", "ref(Plain)", "timezone.utc", "date(2000, 1, 1)", "timedelta(1)", "deque([1, 2])", "cell()", "list[int]", "int | str"],
}
BASES = {"int": (int, "3"), "str": (str, "'abc'"), "bytes": (bytes, "b'abc'"), "bytearray": (bytearray, "b'abc'"), "float": (float, "1.5"), "list": (list, "[1, 2, 3]"),
         "tuple": (tuple, "(1, 2)"), "dict": (dict, "{'a': 1, 'b': 2}"), "set": (set, "[1, 2]"), "frozenset": (frozenset, "[1, 2]"), "object": (object, "")}
HOSTILE = [f"hostile({b}, {k!r}{', ' + BASES[b][1] if BASES[b][1] else ''})" for b in BASES for k in KINDS] + [f"hostile(object, {k!r})" for k in KINDS] * 3 + [
    "self_list()", "self_dict()", "nested(20000, lambda v: [v])", "nested(20000, lambda v: (v,))", "nested(5000, lambda v: {1: v})", "nested(3000, lambda v: map(len, v or []))",
    "exhausted()", "running()", "coroutine()", "closed(StringIO('abc'))", "closed(BytesIO(b'abc'))", "closed(open(os.devnull))", "closed(open(os.devnull, 'rb'))",
    "open(os.devnull, 'rb', 0)", "TextIOWrapper(BytesIO(b'a'))", "BufferedReader(raw('any'))", "BufferedReader(raw('wrong'))", "BufferedWriter(raw('huge'))",
    "BufferedRandom(raw('mess'))", "TextIOWrapper(BufferedReader(raw('any')))", "raw('any')", "released(memoryview(b'abc'))", "dead_reference()", "[hostile(object, 'mess')] * 3",
    "[hostile(object, 'any'), 1, hostile(int, 'any', 1)]", "{hostile(str, 'mess', 'a'): 1}", "(hostile(object, 'raise'), hostile(object, 'mess'))", "victims", "[victims]",
    "iter(hostile(object, 'mess').__iter__, 1)", "closed(socket())", "hostile_class(type, 'any')", "object.__new__(Plain)"]
KEYWORDS = "key default encoding errors start stop step maxlen file mode buffering sep end flush sort_keys indent cls strict base object source filename flags optimize name type value data size n r k iterable initial fields protocol fix_imports buffers tz tzinfo fold year level wbits usedforsecurity dont_inherit".split()

# How to get an object of a type that its constructor does not make from nothing.
RECIPES = """
iter([1, 2]); reversed([1, 2]); iter((1, 2)); iter('ab'); iter('\u20ac'); iter(b'ab'); iter(bytearray(b'ab')); iter({1: 2}); iter({1: 2}.values()); iter({1: 2}.items())
reversed({1: 2}); reversed({1: 2}.values()); reversed({1: 2}.items()); {1: 2}.keys(); {1: 2}.values(); {1: 2}.items(); iter({1, 2}); iter(range(5)); iter(range(2**70)); iter(len, 1); iter(hostile(object, 'mess').__getitem__, 0)
iter(Sequence()); generates(); awaits(); asyncgen(); asyncgen().__anext__(); asyncgen().asend(None); asyncgen().aclose(); asyncgen().athrow(ValueError); awaits().__await__()
calls_back; calls_back.__code__; sys._getframe(); trace(); [].append; len; [].__len__; list.append; list.__len__; dict.__dict__['fromkeys']; Plain.__dict__['__weakref__']; int.__dict__['real']; Slots.__dict__['a']
Plain().__class__.__init__; method_of(); mappingproxy({'a': 1}); cell(); sys; sys.flags; sys.version_info; sys.float_info; SimpleNamespace(a=1); list[int]; int | str; slice(1, 2, 3); property(len, calls_back, raises); property(calls_back)
classmethod(calls_back); staticmethod(calls_back); super(Sub, Sub()); map(calls_back, [1, 2]); filter(calls_back, [1, 2]); zip([1, 2], generates()); enumerate([1]); reversed(Sequence())
memoryview(bytearray(b'abcdefgh')); memoryview(bytearray(8)).cast('I'); memoryview(b'abcdefgh')[::2]; range(1, 10, 2); frozenset([1, 2]); {1, 2, 3}; {1: 2, 'a': 3}; [1, 2, 3]; ['b', 'a']; (1, 2, 3); 'abc'; 'caf\\xe9 \u20ac'; b'abc'; bytearray(b'abcdef')
5; 2**100; -2**70; 1.5; 1+2j; True; None; ...; NotImplemented; object(); Plain; type; ValueError('a', 1); OSError(2, 'x', 'f'); UnicodeDecodeError('utf-8', b'abc', 0, 1, 'r'); UnicodeEncodeError('utf-8', 'abc', 0, 1, 'r')
UnicodeTranslateError('abc', 0, 1, 'r'); SyntaxError('a', ('f', 1, 2, 'text', 1, 3)); ExceptionGroup('e', [ValueError(1), TypeError(2)]); BaseExceptionGroup('e', [KeyboardInterrupt()]); StopIteration(1); SystemExit(1); ImportError('a', name='b', path='c'); AttributeError('a', name='b', obj=1); NameError('a', name='b')
deque([1, 2, 3]); deque([1, 2], 2); iter(deque([1, 2])); reversed(deque([1, 2])); defaultdict(list, {1: [2]}); defaultdict(calls_back); OrderedDict({1: 2, 3: 4}); iter(OrderedDict({1: 2, 3: 4})); iter(OrderedDict({1: 2}).items()); OrderedDict({1: 2}).keys(); OrderedDict({1: 2}).values(); OrderedDict({1: 2}).items(); _collections._tuplegetter(0, 'd')
StringIO('abc\\ndef'); BytesIO(b'abc\\ndef'); BytesIO(b'abc').getbuffer(); FileIO(os.devnull); open(os.devnull); open(os.devnull, 'rb'); open(os.devnull, 'w'); open(os.devnull, 'wb', 0); BufferedReader(BytesIO(b'abc\\ndef')); BufferedWriter(BytesIO()); BufferedRandom(BytesIO(b'abc')); BufferedRWPair(BytesIO(b'a'), BytesIO())
TextIOWrapper(BytesIO(b'abc\\ndef')); TextIOWrapper(BytesIO(b'abc\\r\\ndef'), 'utf-16'); TextIOWrapper(BufferedRandom(BytesIO(b'abc'))); BufferedReader(raw('any')); BufferedReader(raw('mess')); BufferedWriter(raw('any')); BufferedRandom(raw('any')); TextIOWrapper(BufferedReader(raw('mess'))); TextIOWrapper(hostile(object, 'any')); IncrementalNewlineDecoder(None, True); IncrementalNewlineDecoder(hostile(object, 'any'), True)
array('i', [1, 2, 3]); array('d', [1.0]); array('u', 'abc'); array('b'); iter(array('i', [1])); Struct('iH3s'); Struct('i').iter_unpack(bytes(8)); accumulate([1, 2], calls_back); combinations([1, 2, 3], 2); combinations_with_replacement([1, 2], 2); permutations([1, 2, 3]); product([1, 2], [3]); chain([1], generates()); chain.from_iterable([[1], generates()])
compress('abc', [1, 0, 1]); count(1, 2); count(1.5); count(2**62, 2**62); cycle([1, 2]); cycle(generates()); dropwhile(calls_back, [1, 2]); takewhile(calls_back, [1, 2]); filterfalse(calls_back, [1, 2]); groupby([1, 1, 2], calls_back); next(groupby([1, 1, 2]))[1]; islice([1, 2, 3], 2); islice(generates(), 1, 3); pairwise([1, 2, 3]); pairwise(generates()); repeat(1, 3); starmap(calls_back, [(1,), (2,)]); tee([1, 2])[0]; tee(generates())[1]; zip_longest([1], [2, 3])
partial(calls_back, 1, a=2); partial(calls_back, hostile(object, 'any')); lru_cache(3)(calls_back); lru_cache(None)(calls_back); lru_cache(0)(calls_back); cmp_to_key(calls_back)(1); cmp_to_key(calls_back); itemgetter(1); itemgetter(1, 'a'); attrgetter('a.b'); attrgetter('a', 'b'); methodcaller('append', 1); ref(Plain); proxy(Plain); proxy(calls_back); ref(alive); proxy(alive)
compile_re('(a)|(?P<n>b)*'); compile_re('(a)').search('ba'); compile_re('a*?').finditer('aa'); compile_re('a').scanner('aa'); compile_re(b'(.)').match(bytearray(b'abc')); Random(1); allocate_lock(); RLock(); local(); make_thread_local(); Context(); copy_context(); ContextVar('v'); ContextVar('v', default=1); ContextVar('v').set(1); iter(copy_context()); copy_context().items()
reader(['a,b']); reader(hostile(object, 'any')); reader(generates()); writer(StringIO()); writer(hostile(object, 'any')); Dialect(); Pickler(BytesIO()); Pickler(hostile(object, 'any')); Unpickler(BytesIO(b'I1\\n.')); Unpickler(hostile(object, 'any')); Pickler(BytesIO()).memo; Unpickler(BytesIO()).memo; PickleBuffer(bytearray(b'abc')); date(2000, 1, 1); time(1, 2, 3); datetime(2000, 1, 1, 1, 1, 1); datetime(2000, 1, 1, tzinfo=hostile(tzinfo, 'any')); timedelta(1, 2, 3); timezone(timedelta(0, 60)); tzinfo(); date(2000, 1, 1).isocalendar()
md5(b'a'); sha1(b'a'); sha256(b'a'); sha512(b'a'); sha3_256(b'a'); shake_128(b'a'); blake2b(b'a'); blake2s(b'a'); hmac_new(b'k', b'm', 'sha256'); hash_new('sha256'); compressobj(); decompressobj(); BZ2Compressor(); BZ2Decompressor(); LZMACompressor(); LZMADecompressor(); mmap(-1, 4096); ParserCreate(); ParserCreate(None, ' '); parser_with_handlers(); UCD; scandir('.'); next(scandir('/dev')); stat('.'); times(); uname(); terminal_size((1, 2)); sched_param(1); statvfs('.')
struct_time((2000,) * 9); connect(':memory:'); connect(':memory:').cursor(); connect(':memory:').execute('select 1, 2'); connect(':memory:').execute('select 1 as a, 2').fetchone(); row(); blob(); make_encoder(); make_scanner(); socket(); socketpair()[0]; poll(); epoll(); SSLContext(17); MemoryBIO(); SSLContext(17).wrap_bio(); ssl_object(); SimpleQueue(); SemLock(1, 0, 1, '/hostile-%d' % os.getpid(), True); Profiler(); TokenizerIter('a = 1'); symtable('x = 1', 'f', 'exec'); AST(); parse('a + 1'); getpwuid(0); getgrgid(0); getrusage(0); ABC(); TypeVar('T'); ParamSpec('P'); ParamSpec('P').args
"""


class Sequence:
    def __getitem__(self, i):
        mess()
        if i > 3:
            raise IndexError
        return i

    def __len__(self):
        mess()
        return 3


class Slots:
    __slots__ = ("a", "__weakref__")


class Sub(Plain):
    pass


alive = Plain()


async def asyncgen():
    yield 1
    mess()
    yield 2


def trace():
    try:
        1 / 0
    except ZeroDivisionError as e:
        return e.__traceback__


def method_of():
    class A:
        def m(self): pass
    return A().m


def names():
    """The names that expressions use, from whatever module has them."""
    space = dict(globals())

    def take(module, *wanted, **renamed):
        try:
            m = __import__(module, fromlist=["*"])
        except ImportError:
            return
        for name in wanted:
            if hasattr(m, name):
                space[name] = getattr(m, name)
        for name, other in renamed.items():
            if hasattr(m, other):
                space[name] = getattr(m, other)
    take("types", "MappingProxyType", "SimpleNamespace", mappingproxy="MappingProxyType", cell="CellType")
    take("_io", "StringIO", "BytesIO", "FileIO", "BufferedReader", "BufferedWriter", "BufferedRandom", "BufferedRWPair", "TextIOWrapper", "IncrementalNewlineDecoder")
    take("_collections", "deque", "defaultdict")
    take("collections", "OrderedDict")
    take("array", "array")
    take("_struct", "Struct")
    take("itertools", *"accumulate combinations combinations_with_replacement permutations product chain compress count cycle dropwhile takewhile filterfalse groupby islice pairwise repeat starmap tee zip_longest".split())
    take("functools", "partial", "lru_cache", "cmp_to_key")
    take("_operator", "itemgetter", "attrgetter", "methodcaller")
    take("_weakref", "ref", "proxy")
    take("re", compile_re="compile")
    take("_random", "Random")
    take("_thread", "allocate_lock", "RLock", local="_local")
    take("_contextvars", "Context", "copy_context", "ContextVar")
    take("_csv", "reader", "writer", "Dialect")
    take("_pickle", "Pickler", "Unpickler", "PickleBuffer")
    take("_datetime", "date", "time", "datetime", "timedelta", "timezone", "tzinfo")
    take("hashlib", "md5", "sha1", "sha256", "sha512", "sha3_256", "shake_128", "blake2b", "blake2s")
    take("_hashlib", hmac_new="hmac_new", hash_new="new")
    take("zlib", "compressobj", "decompressobj")
    take("_bz2", "BZ2Compressor", "BZ2Decompressor")
    take("_lzma", "LZMACompressor", "LZMADecompressor")
    take("mmap", "mmap")
    take("pyexpat", "ParserCreate")
    take("unicodedata", UCD="ucd_3_2_0")
    take("posix", "scandir", "stat", "times", "uname", "terminal_size", "sched_param", "statvfs")
    take("time", "struct_time")
    take("_sqlite3", "connect", "Row")
    take("_socket", "socket", "socketpair")
    take("select", "poll", "epoll")
    take("_ssl", "MemoryBIO", SSLContext="_SSLContext")
    take("_queue", "SimpleQueue")
    take("_multiprocessing", "SemLock")
    take("_lsprof", "Profiler")
    take("_tokenize", "TokenizerIter")
    take("_symtable", "symtable")
    take("_ast", "AST")
    take("ast", "parse")
    take("pwd", "getpwuid")
    take("grp", "getgrgid")
    take("resource", "getrusage")
    take("abc", "ABC")
    take("typing", "TypeVar", "ParamSpec")

    def row():
        c = space["connect"](":memory:")
        c.row_factory = space["Row"]
        return c.execute("select 1 as a, 2 as b").fetchone()

    def blob():
        c = space["connect"](":memory:")
        c.execute("create table t(b blob)")
        c.execute("insert into t values (zeroblob(10))")
        return c.blobopen("t", "b", 1)

    def encoder():
        import json.encoder as e
        return e.c_make_encoder({}, calls_back, e.encode_basestring_ascii, None, ": ", ", ", False, False, True)

    def scanner():
        import json
        return json.decoder.JSONDecoder(object_hook=calls_back).scan_once

    def handlers():
        p = space["ParserCreate"]()
        p.StartElementHandler = p.CharacterDataHandler = p.EndElementHandler = calls_back
        return p

    def ssl_object():
        return space["SSLContext"](17)._wrap_bio(space["MemoryBIO"](), space["MemoryBIO"](), False)
    space.update(row=row, blob=blob, make_encoder=encoder, make_scanner=scanner, parser_with_handlers=handlers, ssl_object=ssl_object)
    return space


def is_python(value):
    return isinstance(value, types.FunctionType)


def c_modules():
    """Each module of the binary that can be had and is not written in Python."""
    found = {}
    for name in sorted(sys.builtin_module_names):
        if name in ("_frozen_importlib", "_frozen_importlib_external", "_ouro_importlib", "dis", "opcode"):
            continue
        try:
            found[name] = __import__(name)
        except ImportError:
            pass
    return found


def is_c_type(t):
    """Whether some method of the type is written in C, none in Python."""
    members = list(t.__dict__.values())
    return not any(is_python(getattr(m, "__func__", m)) or isinstance(m, property) for m in members) and t.__name__ != "Plain" and not t.__name__.startswith("Hostile")


def survey(space):
    """(modules, {name: type}, {type: [expressions that make one]}). The order is the same each time."""
    modules = c_modules()
    makers, named = {}, {}
    for text in RECIPES.replace("\n", ";").split(";"):
        text = text.strip()
        if text:
            rng.seed(text)
            try:
                made = eval(text, space)
            except Exception:
                continue
            makers.setdefault(type(made), []).append(text)
            if type(made).__module__ in ("__main__",):
                makers.pop(type(made))
    known = list(makers)
    for m in modules.values():
        for name in sorted(vars(m)):
            if isinstance(vars(m)[name], type):
                known.append(vars(m)[name])
    for t in known:
        for base in t.__mro__:
            name = f"{base.__module__}.{base.__qualname__}"
            if is_c_type(base) and named.setdefault(name, base) is not base:
                named.setdefault(name + "'", base)
    return modules, named, makers


def callables_of_module(name, module):
    """(label, how, what), in order of name."""
    found = []
    for key in sorted(vars(module)):
        value = vars(module)[key]
        if callable(value) and not isinstance(value, type) and not is_python(value) and f"{name}.{key}" not in SKIPPED:
            found.append((f"{name}.{key}", "call", value))
    return found


def callables_of_type(t):
    label = f"{t.__module__}.{t.__qualname__}"
    found = [(label, "make", t), (label + " as such", "protocol", t)]
    for key in sorted(t.__dict__):
        value = t.__dict__[key]
        if f"{t.__name__}.{key}" in SKIPPED_METHODS or key in ("__dict__", "__weakref__", "__doc__", "__module__"):
            continue
        if hasattr(value, "__set__") and not callable(value):
            found.append((f"{label}.{key}", "field", (t, key, value)))
        elif hasattr(value, "__get__") or callable(value):
            found.append((f"{label}.{key}", "method", (t, key, value)))
    return found


HOSTILE_OF = {  # hostile values that look like those of a group
    "int": ["int"] * 4 + ["object"], "str": ["str"] * 4 + ["object"], "bytes": ["bytes", "bytearray"], "float": ["float", "int", "object"], "list": ["list", "list", "tuple", "object"],
    "dict": ["dict", "dict", "set", "frozenset", "object"], "iterator": ["object", "list"], "callable": ["object"], "other": ["object"],
}
OTHERS_OF = {"callable": ["calls_back"] * 6 + ["raises"], "iterator": ["generates()"] * 4 + ["running()", "exhausted()"], "bytes": ["released(memoryview(b'abc'))", "memoryview(bytearray(b'abc'))", "victims"],
             "list": ["self_list()", "[hostile(object, 'mess')] * 3", "[hostile(object, 'any'), 1, hostile(int, 'any', 1)]", "nested(20000, lambda v: [v])"], "dict": ["self_dict()", "{hostile(str, 'mess', 'a'): 1}"]}
GROUPS = ("hostile", "hostile", "hostile", "int", "int", "str", "bytes", "list", "dict", "iterator", "callable", "other", "float")
LEARNING = 120  # calls with harmless values, after which what a callable takes is known well enough


class Caller:
    """Makes the calls of a unit."""

    def __init__(self, space, makers, log):
        self.space, self.makers, self.log = space, makers, log
        self.pieces = []
        self.shapes, self.keywords, self.label, self.drawn = [], [], None, []

    def value(self, group=None, tame=False):
        """A fresh value; its expression is noted."""
        if group is None:
            group = rng.choice(GROUPS[3:] if tame else GROUPS)
            self.drawn.append(group)
            text = rng.choice(HOSTILE if group == "hostile" else TAME[group])
        elif tame:
            text = rng.choice(TAME[group])
        elif group in OTHERS_OF and rng.random() < 0.4:
            text = rng.choice(OTHERS_OF[group])
        else:
            base = rng.choice(HOSTILE_OF[group])
            text = f"hostile({base}, {rng.choice(KINDS)!r}{', ' + BASES[base][1] if BASES[base][1] else ''})"
        self.pieces.append(text)
        try:
            v = eval(text, self.space)
        except Exception:
            v = None
        if rng.random() < 0.7:
            victims.append(v)
        return v

    def instance(self, t):
        """An object of the type, or of a subclass, or one that is not made as it should be."""
        texts = self.makers.get(t)
        if texts:
            text = rng.choice(texts)
            self.pieces.append(text)
            return eval(text, self.space)
        for _ in range(20):
            n = len(self.pieces)
            args = [self.value() for _ in range(rng.choice((0, 0, 1, 1, 2, 3)))]
            try:
                made = t(*args)
            except Exception:
                del self.pieces[n:]
                continue
            self.pieces.insert(n, f"{t.__name__}(*{len(args)})")
            return made
        made = t.__new__(t)
        self.pieces.append(f"{t.__name__}.__new__()")
        return made

    def learn(self, number, label, how, what):
        """What shapes of arguments the callable takes, by harmless calls; a function of its name alone."""
        self.label, self.shapes, self.keywords = label, [], []
        if how in ("protocol", "field"):
            return
        for i in range(LEARNING):
            rng.seed(f"{label} {i}")
            del self.drawn[:]
            self.tame = True
            self.named = None if i < LEARNING // 2 or not self.shapes else rng.choice(KEYWORDS)
            error = self.guarded(number, label + " learning", how, what)
            if error is None or not isinstance(error, (TypeError, Overtime)):
                if self.named:
                    self.keywords.append(self.named)
                elif tuple(self.drawn) not in self.shapes:
                    self.shapes.append(tuple(self.drawn))
        self.tame, self.named = False, None

    def arguments(self):
        kwargs = {}
        if self.tame:
            if self.named:
                args = [self.value(group, True) for group in rng.choice(self.shapes)]
                kwargs[self.named] = self.value(None, True)
                self.pieces.append(self.named + "=")
            else:
                args = [self.value(None, True) for _ in range(rng.choice((0, 1, 1, 2, 2, 3, 4)))]
            return args, kwargs
        if self.shapes and rng.random() < 0.75:
            args = []
            for group in rng.choice(self.shapes):
                r = rng.random()
                args.append(self.value(group, True) if r < 0.35 else self.value(group) if r < 0.85 else self.value())
        else:
            args = [self.value() for _ in range(rng.choice((0, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5)))]
        if self.keywords and rng.random() < 0.25 or rng.random() < 0.04:
            for _ in range(rng.choice((1, 1, 2))):
                name = rng.choice(self.keywords or KEYWORDS)
                kwargs[name] = self.value()
                self.pieces.append(name + "=")
        return args, kwargs

    def prepare(self, how, what):
        """What to call with nothing."""
        if how in ("call", "make"):
            args, kwargs = self.arguments()
            if how == "make" and rng.random() < 0.1:
                return lambda: what.__new__(what, *args, **kwargs)
            return lambda: what(*args, **kwargs)
        t = what if how == "protocol" else what[0]
        if rng.random() < 0.1 and how != "protocol":
            # Made by __new__ alone, or not of the type at all.
            if rng.random() < 0.5:
                self.pieces.append(f"{t.__name__}.__new__()")
                own = t.__new__(t)
            else:
                own = self.value()
        else:
            own = self.instance(t)
        victims.append(own)
        if how == "protocol":
            return lambda: self.use(own)
        key, descriptor = what[1:]
        if how == "field":
            verb = rng.choice(("__get__", "__get__", "__set__", "__set__", "__delete__"))
            args = [own] if verb != "__set__" else [own, self.value()]
            self.pieces.append(verb)
            return lambda: getattr(descriptor, verb)(*args)
        args, kwargs = self.arguments()
        if self.tame or rng.random() < 0.6:
            return lambda: getattr(t, key)(own, *args, **kwargs)
        if rng.random() < 0.4:
            return lambda: descriptor.__get__(None, t)(*args, **kwargs)
        # Other methods of the same object before and after it.
        self.pieces.append("with")
        members = [n for n in sorted(t.__dict__) if f"{t.__name__}.{n}" not in SKIPPED_METHODS and callable(getattr(t, n, None))]
        others = [(rng.choice(members), [self.value() for _ in range(rng.choice((0, 0, 1, 1, 2)))]) for _ in range(rng.choice((1, 2, 3)))]
        self.pieces.extend(n for n, _ in others)

        def several():
            for i, (n, extra) in enumerate(others):
                if i == 1:
                    getattr(t, key)(own, *args, **kwargs)
                try:
                    getattr(t, n)(own, *extra)
                except Exception as e:
                    suspect(e)
            getattr(t, key)(own, *args, **kwargs)
        return several

    def use(self, v, deep=True):
        """What any object takes."""
        other = self.value()
        for act in (repr, str, hash, bool, len, list, iter, sys.getsizeof, bytes, format, dir, gc.get_referents, reversed, abs, int, float, lambda v: v == other, lambda v: v < other,
                    lambda v: v + other, lambda v: other + v, lambda v: v * 2, lambda v: v[0], lambda v: v[1:], lambda v: v[other], lambda v: other in v, lambda v: v % other, lambda v: -v,
                    lambda v: v | other, lambda v: v(other), lambda v: v.__reduce_ex__(4), lambda v: v.__reduce_ex__(2), lambda v: __import__("copy").copy(v), lambda v: isinstance(other, v),
                    lambda v: memoryview(v), lambda v: type(v)(v), lambda v: vars(v), lambda v: next(v), lambda v: v.x, lambda v: setattr(v, "x", other), lambda v: v.__exit__(None, None, None)):
            try:
                got = act(v)
                if act is list and len(got) > 1000:
                    del got
            except Exception as e:
                suspect(e)

    def guarded(self, number, label, how, what):
        """One call, noted before it is made; its error or None."""
        global depth, armed
        del victims[:]
        del self.pieces[:]
        depth, armed = 0, True
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
        try:
            call = self.prepare(how, what)
            text = f"{number} {label} {how} ({', '.join(self.pieces)})".encode("ascii", "replace")[:1000]
            os.pwrite(self.log, text + b"\n" + b" " * (1100 - len(text)) + b"\n", 0)
            result = call()
            if not self.tame and how in ("call", "make", "method") and rng.random() < 0.1:
                self.use(result)
            return None
        except BaseException as e:
            suspect(e)
            return e.with_traceback(None)
        finally:
            armed = False
            signal.setitimer(signal.ITIMER_REAL, 0)
            victims.clear()

    tame, named = False, None


findings = []


def suspect(e):
    """A SystemError is a function that broke the rules of C functions, but for a text that is CPython's."""
    if type(e) is SystemError and "PyBytes_FromStringAndSize" not in str(e):
        findings.append(str(e)[:200])


def main():
    warnings.simplefilter("ignore")
    space = names()
    signal.signal(signal.SIGALRM, overtime)
    modules, named, makers = survey(space)
    if sys.argv[1] == "list":
        for name in modules:
            print("module", name)
        for name in sorted(named):
            print("type", name)
        return
    kind, name = sys.argv[1].split(" ", 1)
    seed, first, tuples = map(int, sys.argv[2:5])
    skipped = set(sys.argv[6:])
    targets = callables_of_module(name, modules[name]) if kind == "module" else callables_of_type(named[name])
    log = os.dup(os.open(sys.argv[5], os.O_WRONLY))
    os.dup2(log, 199)
    caller = Caller(space, makers, 199)
    sys.stdin = sys.stdout = space["StringIO"]()
    sys.unraisablehook = lambda u: None
    hook = sys.unraisablehook
    output, files = sys.stdout, sys.stderr
    limit = sys.getrecursionlimit()
    made = 0
    for number in range(first, len(targets) * tuples):
        label, how, what = targets[number // tuples]
        if label in skipped:
            continue
        made += 1
        for _ in range(3):
            try:
                if caller.label != label:
                    caller.learn(number, label, how, what)
                rng.seed(seed * 1000003 + number)
                caller.guarded(number, label, how, what)
                # What calls may have changed for those after them.
                sys.stdout, sys.stderr, sys.unraisablehook = output, files, hook
                builtins.print, warnings.filters[:] = PRINT, FILTERS
                sys.setrecursionlimit(limit)
                if number % 64 == 63:
                    CLASSES.clear()
                    gc.enable()
                    gc.collect()
                break
            except BaseException:  # the alarm, late
                pass
        for text in findings:
            os.write(2, f"SYSTEMERROR {number} {label}: {text}\n".encode("ascii", "replace"))
        del findings[:]
    os.pwrite(199, b"done %d\n" % made + b" " * 1100 + b"\n", 0)


PRINT, FILTERS = print, warnings.filters[:]
if __name__ == "__main__":
    main()
