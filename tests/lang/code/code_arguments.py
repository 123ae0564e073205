# tests/lang/code/code_arguments.py - what types.CodeType() and code.replace() say of arguments that cannot be
import copy, inspect, pickle, types

def f(a, b=1, *, c=2):
    x = 1
    return a + x

NAMES = """argcount posonlyargcount kwonlyargcount nlocals stacksize flags code consts names varnames filename name qualname
firstlineno linetable exceptiontable freevars cellvars""".split()
code = f.__code__
base = [getattr(code, "co_" + name) for name in NAMES]

def attempt(what, fn):
    try: print(what, "made", fn().co_name)
    except Exception as e: print(what, type(e).__name__, e)

def both(name, value):
    values = list(base)
    values[NAMES.index(name)] = value
    attempt((name, value), lambda: types.CodeType(*values))
    attempt("    replace:", lambda: code.replace(**{"co_" + name: value}))

for name, value in zip(NAMES, base):
    for wrong in (1.5, None, "x", b"x", (), 2 ** 31, 2 ** 70, True):
        if type(wrong) is not type(value) and not (type(wrong) is bool and name == "nlocals"): both(name, wrong)
for name in ("argcount", "posonlyargcount", "kwonlyargcount", "nlocals"): both(name, -1)
for name in ("stacksize", "flags", "firstlineno"): attempt(name, lambda: code.replace(**{"co_" + name: -1}))
both("argcount", 10)
both("kwonlyargcount", 10)
both("nlocals", 5)
both("varnames", ())
both("varnames", ("a", "b", "c"))
both("code", b"123")
for name in ("names", "freevars", "cellvars"):
    values = list(base)
    values[NAMES.index(name)] = (1,)
    attempt(name, lambda: types.CodeType(*values))
both("firstlineno", 1000)
both("filename", "other")
both("linetable", b"")
for n in (0, 1, 15, 16, 17, 18, 19): attempt(n, lambda: types.CodeType(*(base + [1])[:n]))
attempt("keyword", lambda: types.CodeType(*base, x=1))
attempt("keyword", lambda: types.CodeType(argcount=1))
attempt("replace", lambda: code.replace(1))
attempt("replace", lambda: code.replace(co_nothing=1))
attempt("subclass", lambda: type("Sub", (types.CodeType,), {}))
attempt("object", lambda: object.__new__(types.CodeType))
attempt("new", lambda: types.CodeType.__new__(types.CodeType, *base))
values = list(base)
values[13] = -7
print(types.CodeType(*values).co_firstlineno, types.CodeType(*values) == code)
print(types.CodeType.__doc__, types.CodeType.__text_signature__.split())
attempt("pickle", lambda: pickle.dumps(code))
print(copy.copy(code) is code is copy.deepcopy(code), inspect.signature(types.CodeType).parameters["constants"].kind)
