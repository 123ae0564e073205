# tests/lang/match/captures_and_guards.py - names capture, guards decide, and captured names stay bound
def f(x):
    match x:
        case n if isinstance(n, int) and n < 0: return "negative", n
        case [a, b] if a == b: return "twins", a
        case [a, b]: return "pair", a, b
        case (a, *rest) if rest: return "many", a, rest
        case str() as s: return "text", s
        case y: return "else", y
print([f(x) for x in (-5, [1, 1], (1, 2), [1, 2, 3], "s", [9], 7)])
match (1, 2):
    case (p, q) if p > q: pass
    case (r, _): pass
print(p, q, r)
