# tests/lang/match/pattern_value_lookups.py - dotted values are looked up each time, by ==, with errors passing through; literals by kind
import enum
class Color(enum.Enum): RED = 1; BLUE = 2
class NS:
    a = 1; s = "str"; n = None; f = 1.0; nan = float("nan"); l = [1]
    class Deep: v = "deep"
def m(x):
    match x:
        case NS.Deep.v: return "deep"
        case Color.RED: return "red"
        case NS.s | NS.n: return "s or n"
        case NS.nan: return "nan"
        case NS.l: return "list value"
        case NS.f: return "one"
        case Color(): return "other color"
        case _: return "none"
for x in ("deep", Color.RED, Color.BLUE, "str", None, NS.nan, [1], 1, True, 1.0, 2, Color): print(repr(x), m(x))
class Eq:
    def __init__(self, r): self.r = r
    def __eq__(self, o):
        print("eq", repr(o))
        if isinstance(self.r, Exception): raise self.r
        return self.r
for r in (True, False, [], "yes", KeyError("in eq"), NotImplemented):
    try:
        match Eq(r):
            case 5: print("5")
            case "s" | b"b": print("s")
            case NS.a: print("NS.a")
            case None | True: print("singleton")
            case _: print("default")
    except KeyError as e: print(repr(e))
try:
    match 1:
        case NS.missing: pass
except AttributeError as e: print(e)
try:
    match 1:
        case undefined.x: pass
except NameError as e: print(e)
def lit(x):
    match x:
        case 0: return "0"
        case 1.5: return "1.5"
        case -1: return "-1"
        case 2 + 3j: return "complex"
        case -2 - 1j: return "neg complex"
        case "a" "b": return "ab"
        case b"x": return "bytes"
        case True: return "True"
        case """multi
line""": return "multi"
        case 0xff: return "255"
    return None
for x in (0, False, 0.0, 1.5, -1, -1.0, 2 + 3j, -2 - 1j, "ab", b"x", bytearray(b"x"), True, 1, "multi\nline", 255, 255.0): print(repr(x), lit(x))
match {"k": Color.BLUE}:
    case {"k": Color.RED}: print("no")
    case {"k": Color.BLUE as c}: print(c)
match Color.RED, 2:
    case (Color.BLUE, _) | (Color.RED, 1): print("no")
    case Color.RED, 2 | 3 as n: print("yes", n)
