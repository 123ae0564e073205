# tests/fault/code_of_attributes.py - types.CodeType() and code.replace(), what they make and what they refuse, when any request for memory fails
import types

NAMES = """argcount posonlyargcount kwonlyargcount nlocals stacksize flags code consts names varnames filename name qualname
firstlineno linetable exceptiontable freevars cellvars""".split()


def outer(a, b=2, *, c=3):
    def inner(x):
        try: return [x + a + i for i in range(c)]
        except ValueError: return dict(k=x, l=b)
    return inner


def attributes(code):
    return [getattr(code, "co_" + name) for name in NAMES]


def fresh(o):
    return tuple(map(fresh, o)) if type(o) is tuple else "".join(list(o)) if type(o) is str else o


def round_trip():
    code = types.CodeType(*map(fresh, attributes(outer.__code__)))
    f = types.FunctionType(code, globals(), None, (2,))
    f.__kwdefaults__ = {"c": 2}
    inner = f(1)
    inner.__code__ = types.CodeType(*map(fresh, attributes(inner.__code__)))
    return code == outer.__code__, hash(code) == hash(outer.__code__), inner(5)


def replaced():
    code = outer.__code__.replace(co_name="other", co_firstlineno=100, co_varnames=("a", "b", "c", "inner"))
    return code.co_name, code.co_varnames, code == outer.__code__, list(code.co_lines())[0][2]


def refused():
    found = []
    for name, value in (("co_code", b"\1" * 8), ("co_linetable", b"x"), ("co_exceptiontable", b""), ("co_names", (1,)), ("co_stacksize", 0)):
        try:
            outer.__code__.replace(**{name: value})
        except (ValueError, TypeError) as e:
            found.append(type(e).__name__)
    return found


for part in round_trip, replaced, refused:
    print(part.__name__, part())
