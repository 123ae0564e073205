# tests/lang/match/literals.py - literal patterns compare with ==, None and bools with is
def f(x):
    match x:
        case 0: return "zero"
        case -1: return "minus one"
        case 1.5: return "one and a half"
        case "a" | "b": return "a or b"
        case b"x": return "bytes"
        case None: return "none"
        case True: return "true"
        case 2 + 3j: return "complex"
        case _: return "other"
print([f(x) for x in (0, -1, 1.5, "a", "b", b"x", None, True, 1, 0.0, False, 2 + 3j, [], "c")])
