# tests/lang/exceptions/attributes_of_builtin_errors.py - the attributes that built-in exceptions take from their arguments, and change
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
import errno
for make in (lambda: StopIteration(1, 2), lambda: StopIteration(), lambda: SystemExit(1, 2), lambda: SystemExit(), lambda: SystemExit(None),
             lambda: ImportError("m", name="n", path="p"), lambda: ImportError(), lambda: ModuleNotFoundError("a", "b", name=5), lambda: ImportError(nope=1),
             lambda: NameError("x", name="n"), lambda: NameError("x", obj=1), lambda: AttributeError("x", name="n", obj=5), lambda: AttributeError(bad=1), lambda: UnboundLocalError(name="q"),
             lambda: SyntaxError("m", ("f", 1, 2, "t")), lambda: SyntaxError("m", ("f", 1, 2, "t", 3, 4)), lambda: SyntaxError("m", ("f", 1)), lambda: SyntaxError("m", 5), lambda: SyntaxError(), lambda: SyntaxError("a", "b", "c"), lambda: SyntaxError("m", ("f", 1, 2, "t", 3)),
             lambda: OSError(2, "t"), lambda: OSError(2), lambda: OSError(2, "t", "f"), lambda: OSError(2, "t", "f", None, "g"), lambda: OSError(2, "t", "f", 1, "g", 5), lambda: OSError("a", "b", "c"), lambda: FileNotFoundError(17, "t"), lambda: OSError(17, "t", b"f"),
             lambda: BlockingIOError(11, "t", 5), lambda: BlockingIOError(11, "t", "f"), lambda: UnicodeDecodeError("a", b"b", 0, 1, "r"), lambda: UnicodeEncodeError("a", "b", 0, 1, "r"), lambda: UnicodeTranslateError("b", 0, 1, "r"),
             lambda: KeyError("a", "b"), lambda: KeyError(), lambda: KeyError(("t",)), lambda: ValueError(x=1), lambda: ExceptionGroup("m", [ValueError(1)]), lambda: BaseExceptionGroup("m", [KeyboardInterrupt()])):
    try: e = make()
    except Exception as x:
        print("NOT MADE", type(x).__name__, x); continue
    own = {n: getattr(e, n) for n in dir(e) if not n.startswith("_") and n not in ("with_traceback", "add_note", "args", "derive", "split", "subgroup", "characters_written")}
    print(type(e).__name__, e.args, repr(str(e)), repr(e), own)
e = BlockingIOError(11, "t", 5); print(e.characters_written); e.characters_written = 7; print(e.characters_written, e.args)
attempt(lambda: BlockingIOError(11, "t").characters_written); attempt(lambda: setattr(e, "characters_written", "x"))
def drop(o, n): delattr(o, n); return "dropped"
attempt(lambda: drop(e, "characters_written")); attempt(lambda: e.characters_written); attempt(lambda: drop(e, "characters_written"))
for e, n in ((StopIteration(1), "value"), (SystemExit(1), "code"), (ImportError("m", name="n"), "name"), (OSError(2, "t"), "errno"), (OSError(2, "t"), "filename"), (SyntaxError("m"), "msg"), (NameError("m", name="n"), "name"), (AttributeError("m", obj=1), "obj"), (ValueError(), "args"), (ExceptionGroup("m", [ValueError()]), "message"), (ExceptionGroup("m", [ValueError()]), "exceptions")):
    print(type(e).__name__, n, end=": ")
    attempt(lambda: setattr(e, n, "new")); attempt(lambda: (getattr(e, n), str(e))); attempt(lambda: drop(e, n)); attempt(lambda: (getattr(e, n), str(e)))
