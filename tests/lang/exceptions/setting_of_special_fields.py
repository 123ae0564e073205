# tests/lang/exceptions/setting_of_special_fields.py - __cause__, __context__, __traceback__, __suppress_context__ and args refuse what does not fit
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
e = ValueError(1)
for n in ("__cause__", "__context__", "__traceback__", "__suppress_context__", "args"):
    for v in (None, 5, "ab", KeyError("k"), KeyError, (1, 2), [3], True, e):
        print(n, repr(v), end=": ")
        attempt(lambda: (setattr(e, n, v), repr(getattr(e, n)), e.__suppress_context__)[1:])
        e.__cause__ = e.__context__ = None; e.__suppress_context__ = False
    print("del", n, end=": "); attempt(lambda: delattr(e, n))
    attempt(lambda: getattr(e, n))
attempt(lambda: e.with_traceback(5)); attempt(lambda: e.with_traceback()); attempt(lambda: e.with_traceback(None) is e); attempt(lambda: e.with_traceback(None, None))
def gen():
    for i in range(2): yield i
e.args = gen(); print(e.args)
attempt(lambda: setattr(e, "args", 1)); print(e.args, str(e))
e.__dict__["args"] = "shadow"; print(e.args, e.__dict__); e.__dict__ = {"q": 1}; print(e.q, e.__dict__)
attempt(lambda: setattr(e, "__dict__", 5)); attempt(lambda: delattr(e, "__dict__")); attempt(lambda: e.__dict__)
print(e.__reduce__(), e.__setstate__({"z": 1, "args": (9,)}), e.z, e.args); attempt(lambda: e.__setstate__(5)); attempt(lambda: e.__setstate__(None)); attempt(lambda: e.__setstate__({5: 1}))
class Own(Exception):
    def __init__(self, a, b=2): self.sum = a + b
o = Own(1, b=5); print(o.args, o.sum, o.__reduce__(), repr(o), str(o))
attempt(lambda: Own.__new__(Own, 1, x=2).args); attempt(lambda: BaseException.__new__(Own).args); attempt(lambda: Own.__new__(int)); attempt(lambda: BaseException.__init__(o, 7, 8)); print(o.args)
attempt(lambda: BaseException.__init__(o, k=1)); attempt(lambda: ValueError.__new__(KeyError)); attempt(lambda: OSError.__new__(FileNotFoundError, 17, "x"))
class Two(KeyError, AttributeError): pass
attempt(lambda: Two("k", name="n")); attempt(lambda: (Two("k").args, str(Two("k")), Two("k").name))
for bases in ((OSError, ValueError), (OSError, SyntaxError), (StopIteration, SystemExit), (ImportError, NameError), (KeyError, IndexError), (UnicodeError, UnicodeDecodeError)):
    attempt(lambda: type("B", bases, {}).__name__)
