# tests/lang/properties/unary_and_conversion_tables.py - conversions of values of many types: result or error
values = [0, -7, True, 2.5, -0.0, 2 ** 70, 1j, "", "12", "1.5", " 7 ", "x", b"12", b"x", (), (1, 2), [], ["a"], {}, {1: 2}, set(), None, ..., range(3), int, bytearray(b"5"), float("nan")]
for name, f in {"int": int, "float": float, "complex": complex, "bool": bool, "str": str, "repr": repr, "bytes": lambda v: bytes(v) if not isinstance(v, int) or 0 <= v < 99 else "skipped", "tuple": tuple, "list": list, "set": lambda v: sorted(set(v), key=repr), "dict": dict, "len": len, "abs": abs, "neg": lambda v: -v, "inv": lambda v: ~v, "not": lambda v: not v, "iter": lambda v: type(iter(v)).__name__, "hash": lambda v: type(hash(v)).__name__, "round": round, "chr": lambda v: ascii(chr(v)), "bin": bin, "sum": sum, "max": max, "sorted": sorted, "any": any, "reversed": lambda v: list(reversed(v)), "enumerate": lambda v: list(enumerate(v)), "next": next, "callable": callable, "ascii": ascii, "format": format}.items():
    print(name, end=": ")
    for v in values:
        try:
            print(f(v), end=" ")
        except (TypeError, ValueError, OverflowError) as e:
            print(type(e).__name__[0], end=" ")
    print()
