# tests/lang/control/match_in_loops_and_functions.py - break, continue, return and yield from case blocks, with nested try and with
import contextlib
def f(items):
    for x in items:
        match x:
            case 0: continue
            case "stop": break
            case "ret": return "returned"
            case [y, *_]:
                try:
                    if y == 1: continue
                    yield ("list", y)
                finally: yield "finally"
            case {"k": v}:
                with contextlib.suppress(KeyError):
                    if v: raise KeyError
                    yield "no error"
                    continue
                yield "suppressed"
            case str() if (n := len(x)) > 4: yield n
            case _: yield "other"
        yield "after"
    else: yield "else"
    yield "end"
print(list(f([0, [1], [2], {"k": 1}, {"k": 0}, "longer", "abc", None])))
print(list(f([5, "stop", 6]))); print(list(f(["ret"]))); print(list(f([])))
def w(n):
    while True:
        match n:
            case 0: return "zero"
            case _ if n > 5: n -= 5
            case _: n -= 1
print([w(i) for i in (0, 3, 12)])
