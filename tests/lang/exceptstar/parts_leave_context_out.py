# tests/lang/exceptstar/parts_leave_context_out.py - a part of a group says that its cause was set: a report leaves its context out
e = ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("h", [KeyError(1), OSError()])])
e.__context__ = NameError()
def show(x, d=0):
    print("  " * d, type(x).__name__, repr(x.__context__), repr(x.__cause__), x.__suppress_context__)
    for y in getattr(x, "exceptions", ()): show(y, d + 1)
for k in (ValueError, KeyError, LookupError, ExceptionGroup):
    for part in e.split(k): part is None or show(part)
    part = e.subgroup(k); part is None or show(part)
show(e.derive([ValueError()]))


def left(kinds):
    try:
        try:
            raise OSError("outer")
        except OSError:
            try:
                raise ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("h", [KeyError(1)])])
            except* kinds:
                pass
    except ExceptionGroup as e:
        show(e)


for kinds in (NameError, ValueError, LookupError):
    left(kinds)
