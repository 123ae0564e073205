# tests/lang/library/ctypes_calls.py - calls of C functions, and C that calls Python
from ctypes import *
import errno, gc, os, sys, threading, weakref

c = CDLL(None)
print(c.strlen(b"hello"), c.abs(-4), c.toupper(ord("a")), c["abs"](-9), c.abs is c.abs)
c.atof.restype = c_double
print(c.atof(b"2.75"))
c.labs.argtypes, c.labs.restype = [c_long], c_long
print(c.labs(-2**40), c.labs.argtypes, c.labs.restype)
c.getenv.restype = c_char_p
c.setenv(b"CTYPES_TEST", b"value", 1)
print(c.getenv(b"CTYPES_TEST"), c.getenv(b"CTYPES_NOT_THERE"))
c.strchr.restype, c.strchr.argtypes = c_char_p, [c_char_p, c_char]
print(c.strchr(b"abcdef", b"d"), c.strchr(b"abcdef", b"x"))
c.wcslen.argtypes = [c_wchar_p]
print(c.wcslen("wörter"))
out = create_string_buffer(64)
c.snprintf.argtypes = [c_char_p, c_size_t, c_char_p]
print(c.snprintf(out, 64, b"%d %s %.2f %ld", 7, b"text", c_double(1.5), c_long(2**40)), out.value)
n, f, word = c_int(), c_double(), create_string_buffer(16)
print(c.sscanf(b"12 3.5 word", b"%d %lf %s", byref(n), byref(f), word), n, f, word.value)
class Div(Structure):
    _fields_ = [("quot", c_int), ("rem", c_int)]
class LDiv(Structure):
    _fields_ = [("quot", c_long), ("rem", c_long)]
c.div.restype, c.ldiv.restype, c.ldiv.argtypes = Div, LDiv, [c_long, c_long]
print(c.div(17, 5).quot, c.div(17, 5).rem, c.ldiv(2**40 + 3, 7).rem)
m = CDLL("libm.so.6")
m.pow.argtypes, m.pow.restype = [c_double, c_double], c_double
m.sqrtf.argtypes, m.sqrtf.restype = [c_float], c_float
m.frexp.argtypes, m.frexp.restype = [c_double, POINTER(c_int)], c_double
e = c_int()
print(m.pow(2, 0.5), m.sqrtf(9), m.frexp(24.0, e), m.frexp(24.0, byref(e)), m.frexp(24.0, pointer(e)), e)

# qsort and bsearch
CMP = CFUNCTYPE(c_int, POINTER(c_int), POINTER(c_int))
calls = []
def compare(p, q):
    calls.append((p[0], q.contents.value))
    return p[0] - q[0]
numbers = (c_int * 7)(5, 3, 9, 1, 7, 2, 8)
c.qsort.restype = None
print(c.qsort(numbers, len(numbers), sizeof(c_int), CMP(compare)), list(numbers), len(calls) > 6)
c.bsearch.restype = POINTER(c_int)
found = c.bsearch(byref(c_int(7)), numbers, 7, sizeof(c_int), CMP(compare))
print(found[0], (addressof(found.contents) - addressof(numbers)) // 4)

# callbacks of all kinds of values
for t, v in ((c_byte, -3), (c_ubyte, 250), (c_short, -300), (c_ushort, 60000), (c_int, -70000), (c_uint, 2**32 - 1), (c_long, -2**62),
             (c_ulonglong, 2**64 - 1), (c_float, 0.5), (c_double, 0.1), (c_longdouble, 1.25), (c_bool, True), (c_char, b"q"), (c_wchar, "é"),
             (c_void_p, 4096), (py_object, [1])):
    callback = CFUNCTYPE(t, t)(lambda x: x)
    print(t.__name__, callback(v), end="; ")
print()
class Pair(Structure):
    _fields_ = [("a", c_int), ("b", c_double)]
print(CFUNCTYPE(c_double, Pair, c_int)(lambda p, k: p.a * k + p.b)(Pair(2, 0.5), 10))
print(CFUNCTYPE(None, c_int)(lambda x: None)(1), CFUNCTYPE(c_int)(lambda: 5)())
sum8 = CFUNCTYPE(c_long, *[c_long] * 12)(lambda *a: sum(a))
print(sum8(*range(12)))
nested = CFUNCTYPE(c_int, c_int)(lambda n: 1 if n < 2 else n * nested(n - 1))
print(nested(10))
r = weakref.ref(nested)
del nested
gc.collect()
print(r() is None)

# an exception in a callback is told, and does not come out
told = []
sys.unraisablehook = lambda u: told.append((u.exc_type.__name__, str(u.exc_value), u.err_msg, u.object.__name__))
def bad():
    return 1 // 0
def wrong():
    return "text"
print(CFUNCTYPE(c_int)(bad)(), CFUNCTYPE(c_int)(wrong)())
print(told)
sys.unraisablehook = sys.__unraisablehook__

# errno
lib = CDLL(None, use_errno=True)
set_errno(0)
print(lib.open(b"/no/such/file", 0), errno.errorcode[get_errno()], errno.errorcode[set_errno(3)], get_errno())
seen = []
t = threading.Thread(target=lambda: (seen.append(get_errno()), set_errno(9)))
t.start(); t.join()
print(seen, get_errno())

# restype as a function, errcheck, own converters, _as_parameter_
c.abs.restype = lambda v: "result %d" % v
print(c.abs(-3))
c.abs.restype = c_int
def check(result, func, args):
    if result > 100:
        raise ValueError("too large: %d" % result)
    return result, args
c.abs.errcheck = check
print(c.abs(-5))
try:
    c.abs(-500)
except ValueError as e:
    print(e)
class Wrapped:
    _as_parameter_ = b"wrapped"
class Converter:
    @classmethod
    def from_param(cls, value):
        return c_int(value * 2)
c.strlen.argtypes = [c_char_p]
print(c.strlen(Wrapped()))
c.labs.argtypes = [Converter]
print(c.labs(-21))

# prototypes with names, defaults and out arguments
proto = CFUNCTYPE(c_double, c_double, POINTER(c_int))
split = proto(("frexp", m), ((1, "value"), (2, "exponent")))
print(split(48.0), split(value=3.0))
atoi = CFUNCTYPE(c_int, c_char_p)(("atoi", c), ((1, "text", b"77"),))
print(atoi(), atoi(b"12"), atoi(text=b"13"))
for args, kwargs in (((), {}), ((1.0, 2.0), {}), ((), {"x": 1})):
    try:
        print(split(*args, **kwargs))
    except TypeError as e:
        print(e)
abs_at = CFUNCTYPE(c_int, c_int)(cast(c.abs, c_void_p).value)
print(abs_at(-8), bool(abs_at), bool(CFUNCTYPE(c_int)()))
buf = create_string_buffer(8)
memset(buf, ord("x"), 3)
memmove(byref(buf, 4), b"yz", 2)
print(buf.raw, string_at(buf), string_at(addressof(buf) + 4, 2), wstring_at(create_unicode_buffer("weit")))
print(in_threads := sorted(c.labs(-i) for i in range(3)))

# the lock is given up: two calls overlap
c.usleep.argtypes = [c_uint]
import time
start = time.monotonic()
threads = [threading.Thread(target=c.usleep, args=(300000,)) for i in range(4)]
[t.start() for t in threads]; [t.join() for t in threads]
print(time.monotonic() - start < 1.1)
tick = []
cb = CFUNCTYPE(c_int, c_int)(lambda x: (tick.append(x), x)[1])
threads = [threading.Thread(target=lambda: [cb(i) for i in range(200)]) for k in range(4)]
[t.start() for t in threads]; [t.join() for t in threads]
print(len(tick))
import signal
environ = c_void_p.in_dll(c, "environ")
print(bool(environ.value))

# a callback that is reached from a class in the caches of pointer and array classes, and from its own globals
class Owner(Structure):
    pass
Owner._fields_ = [("n", c_int), ("next", POINTER(Owner)), ("two", c_int * 2)]
Owner.callback = CFUNCTYPE(c_int, POINTER(Owner))(lambda p: Owner is None)
OWNERS = (Owner * 2, POINTER(Owner))
print(Owner.callback(Owner()))
