# tests/lang/exceptions/notes_rules.py - add_note and __notes__: what is allowed, kept, shared and printed
import traceback
e = ValueError("v")
print(hasattr(e, "__notes__"), e.add_note("one"), e.__notes__)
e.add_note("two\nlines"); e.add_note("")
def attempt(f):
    try: print(f())
    except Exception as x: print(type(x).__name__, x)
for bad in (5, None, b"b", ["x"]): attempt(lambda: e.add_note(bad))
attempt(lambda: e.add_note()); attempt(lambda: e.add_note("a", "b")); attempt(lambda: e.add_note(note="k"))
class S(str): pass
e.add_note(S("sub")); print(e.__notes__, "__notes__" in e.__dict__)
print("".join(traceback.format_exception_only(e)))
for notes in (None, 5, "abc", (1, 2), ["x", 3, None], [], {"k": 1}, [b"bytes"], [type("R", (), {"__str__": lambda s: 1 / 0})()], ["\ud800 é"]):
    e.__notes__ = notes
    print(repr(notes)[:20], "->", ascii("".join(traceback.format_exception_only(e))))
    attempt(lambda: e.add_note("more"))
del e.__notes__; e.add_note("fresh"); print(e.__notes__)
class Slots(Exception): __slots__ = ()
s = Slots(); s.add_note("n"); print(s.__notes__)
class Own(Exception):
    @property
    def __notes__(self): return ["from property"]
print("".join(traceback.format_exception_only(Own("o")))); attempt(lambda: Own().add_note("x"))
class Raises(Exception):
    @property
    def __notes__(self): raise KeyError("notes")
attempt(lambda: Raises().add_note("x"))
import copy, pickle
print(copy.copy(e).__notes__, pickle.loads(pickle.dumps(e)).__notes__, copy.copy(e).__notes__ is e.__notes__)
try:
    try: raise e
    except ValueError as x: x.add_note("while handled"); raise
except ValueError as x: print(x.__notes__)
