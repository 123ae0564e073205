# tests/lang/exceptstar/split_derive_reraise.py - exception groups: making, split, subgroup, derive; except* that raises, reraises and nests
# presets: not fault
import builtins as _builtins, re as _re
def print(*a, sep=" ", end="\n", file=None):
    text = sep.join(map(str, a)).replace(__file__, "FILE")
    _builtins.print(_re.sub("0x[0-9a-f]+", "0x", text), end=end)
import traceback
class MyEG(ExceptionGroup):
    def derive(self, e): return MyEG(self.message, e)
class E2(ExceptionGroup): pass
def t(f):
    try: return repr(f())
    except BaseException as e: return "%s: %s" % (type(e).__name__, e)
for f in (lambda: ExceptionGroup("a", []), lambda: ExceptionGroup("a", 5), lambda: ExceptionGroup("a", [5]), lambda: ExceptionGroup("a"), lambda: ExceptionGroup(5, [ValueError()]), lambda: ExceptionGroup("a", [KeyboardInterrupt()]), lambda: BaseExceptionGroup("a", [KeyboardInterrupt()]), lambda: BaseExceptionGroup("a", [ValueError()]), lambda: ExceptionGroup("a", (ValueError(1),)), lambda: type("X", (ExceptionGroup, ValueError), {})("a", [KeyboardInterrupt()]), lambda: ExceptionGroup("a", [ValueError], 1), lambda: E2("m", [ValueError(1)]).split(ValueError), lambda: str(ExceptionGroup("a", [ValueError(1), ValueError(2)])), lambda: str(ExceptionGroup("a", [ValueError(1)]))): print(t(f))
eg = ExceptionGroup("m", [ValueError(1), TypeError(2), ExceptionGroup("n", [ValueError(3), OSError(4)])])
eg.__cause__ = KeyError("c"); eg.add_note("note")
for c in (ValueError, (ValueError, OSError), TypeError, KeyError, ExceptionGroup, BaseException, lambda e: isinstance(e, OSError), lambda e: e is eg, 5, "a", (5,)):
    print(t(lambda: eg.split(c)), t(lambda: eg.subgroup(c)))
s = eg.subgroup(ValueError); print(s.__cause__, s.__notes__, s.message, s.exceptions, s.__notes__ is eg.__notes__)
print(t(lambda: MyEG("x", [ValueError()]).subgroup(ValueError)), t(lambda: E2("x", [ValueError(), TypeError()]).subgroup(ValueError)))
class BadD(ExceptionGroup):
    def derive(self, e): return 5
print(t(lambda: BadD("x", [ValueError(), TypeError()]).split(ValueError)))
def run(exc, body=None):
    log = []
    try:
        try:
            raise exc
        except* ValueError as e: log.append(("V", repr(e)))
        except* (TypeError, OSError) as e:
            log.append(("T", repr(e)))
            if body == "raise": raise KeyError("new")
            if body == "reraise": raise
            if body == "same": raise e
        else: log.append("else")
        finally: log.append("finally")
    except BaseException as e: log.append(("out", repr(e), repr(e.__context__), repr(e.__cause__)))
    return log
for x in (ValueError(1), TypeError(1), KeyError(1), eg, ExceptionGroup("q", [KeyError(1), TypeError(2)]), BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError()])):
    for b in (None, "raise", "reraise", "same"): print(run(x, b))
def multi():
    try:
        try: raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
        except* ValueError: raise OSError("from V")
        except* TypeError: raise RuntimeError("from T")
    except BaseException as e: traceback.print_exception(e, file=__import__("sys").stdout)
multi()
def nested():
    try:
        try:
            try: raise ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError(2)])])
            except* TypeError as e: print("inner", repr(e)); raise
        except* ValueError as e: print("outer V", repr(e))
        except* TypeError as e: print("outer T", repr(e))
    except BaseException as e: print("left", repr(e))
nested()
def badtype():
    try: raise ValueError
    except* ExceptionGroup: pass
print(t(badtype))
def badtype2():
    try: raise ValueError
    except* 5: pass
print(t(badtype2))
def badtype3():
    try: raise ValueError
    except* (ValueError, BaseExceptionGroup): pass
print(t(badtype3))
def loop():
    out = []
    for i in range(3):
        try:
            if i: raise ExceptionGroup("x", [ValueError(i)])
        except* ValueError as e: out.append(e.exceptions[0].args)
        else: out.append("no")
    return out
print(loop())
import sys
def info():
    try: raise ExceptionGroup("x", [ValueError(1), TypeError(2)])
    except* ValueError as e: print(repr(sys.exc_info()[1]), sys.exc_info()[1] is e)
    except* TypeError: print(repr(sys.exc_info()[1]))
    print(sys.exc_info())
info()
def name():
    e = 1
    try: raise ValueError
    except* ValueError as e: pass
    try: e
    except NameError as x: print(x)
name()
try: raise eg
except* ValueError as a:
    try: raise a
    except* ValueError as b: print(a is b, a.exceptions, b.exceptions)
except* BaseException as r: print("rest", r)
print(issubclass(ExceptionGroup, Exception), ExceptionGroup.__mro__, BaseExceptionGroup.__bases__, ExceptionGroup[int])
