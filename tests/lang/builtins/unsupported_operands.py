# tests/lang/builtins/unsupported_operands.py - the words of TypeError for each operator between two kinds of operands
import operator as o
class C: pass
class MyInt(int): pass
values = {"None": None, "int": 1, "str": "a", "bytes": b"b", "list": [1], "tuple": (1,), "dict": {}, "set": {1}, "C": C(), "type": C, "func": len, "MyInt": MyInt(2), "...": ..., "float": 1.5, "complex": 1j, "range": range(2), "module": o, "gen": (i for i in ())}
binary = {"+": o.add, "-": o.sub, "*": o.mul, "/": o.truediv, "//": o.floordiv, "%": o.mod, "@": o.matmul, "<<": o.lshift, ">>": o.rshift, "&": o.and_, "|": o.or_, "^": o.xor, "**": o.pow, "divmod": divmod}
inplace = {"+=": o.iadd, "-=": o.isub, "*=": o.imul, "/=": o.itruediv, "%=": o.imod, "@=": o.imatmul, "<<=": o.ilshift, "&=": o.iand, "|=": o.ior, "**=": o.ipow}
order = {"<": o.lt, "<=": o.le, ">": o.gt, ">=": o.ge}
unary = {"-": o.neg, "+": o.pos, "~": o.invert, "abs": abs, "len": len, "iter": iter, "next": next, "hash": hash, "int": int, "float": float, "complex": complex, "bool": bool, "index": o.index, "reversed": reversed, "bytes": bytes, "round": round, "chr": chr, "ord": ord, "hex": hex, "sum": sum, "max": max, "any": any, "dict": dict, "set": set, "vars": lambda x: type(vars(x)), "call": lambda x: x(), "sub": lambda x: x[0], "subs": lambda x: x["k"], "in": lambda x: 1 in x, "star": lambda x: [*x], "starstar": lambda x: dict(**x), "unpack": lambda x: (lambda a, b: 0)(*x), "with": lambda x: x.__enter__(), "slice": lambda x: x[1:2], "del": lambda x: x.__delitem__(0)}
seen = set()
for table in (binary, inplace, order):
    for op, f in table.items():
        for a in ("None", "int", "str", "list", "C"):
            for b in ("None", "int", "str", "list", "C", "func"):
                try: f(values[a], values[b])
                except TypeError as e:
                    if str(e) not in seen: seen.add(str(e)); print(e)
                except (ValueError, ZeroDivisionError) as e: pass
for op, f in unary.items():
    for a in values:
        try: f(values[a])
        except Exception as e: print(op, a, type(e).__name__, e)
