# tests/lang/exceptions/raise_operands.py - raise evaluates its operands in order; classes are called; from takes only exceptions or None
log = []
def v(x): log.append(x); return x
def run(f):
    log.clear()
    try: f()
    except BaseException as e: print(type(e).__name__, e.args, "cause", repr(e.__cause__), "log", [getattr(x, "__name__", x) for x in log])
class NeedsArg(Exception):
    def __init__(self, a): pass
class Returns(Exception):
    def __new__(cls): return 7
class ReturnsOther(Exception):
    def __new__(cls): return KeyError("other")
class InitFails(Exception):
    def __init__(self): raise LookupError("init")
class M(type):
    def __call__(cls, *a): return ValueError("meta")
class Meta(Exception, metaclass=M): pass
class NotExc: pass
def r1(): raise v(ValueError) from v(KeyError)
def r2(): raise v(ValueError("a")) from v(None)
def r3(): raise v(5)
def r4(): raise v(ValueError) from v(5)
def r5(): raise NeedsArg
def r6(): raise ValueError from NeedsArg
def r7(): raise Returns
def r8(): raise ReturnsOther
def r9(): raise InitFails
def r10(): raise Meta
def r11(): raise NotExc
def r12(): raise NotExc()
def r13(): raise (ValueError, "x")
def r14(): raise v(None)
def r15(): raise v(ValueError)(v("m")) from v(OSError(v(2), v("s")))
def r16(): raise v(1 / 0) from v(2)
def r17(): raise v(ValueError) from v([][0])
def r18(): raise BaseException
def r19(): raise StopIteration(3) from StopAsyncIteration(4)
def r20(): raise type("Dyn", (KeyError,), {"__str__": lambda s: "dyn"})("k")
def r21(): raise "string"
def r22(): raise ValueError from ValueError
for n in range(1, 23): run(globals()[f"r{n}"])
