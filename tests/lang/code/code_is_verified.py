# tests/lang/code/code_is_verified.py - code objects that a program makes are verified: what is refused is a ValueError that says why
# oracle: no
import dis, opcode, types

def f(a, b):
    try: return [x + a for x in b]
    except ValueError: return g(a, k=b)

def refused(of=f.__code__, /, **changes):
    try: of.replace(**{"co_" + name: value for name, value in changes.items()})
    except ValueError as e: print(*changes, "-", e)
    else: print(*changes, "- taken")

code, words = f.__code__, f.__code__.co_code
refused(stacksize=1)
refused(stacksize=code.co_stacksize + 1)
refused(stacksize=40000)
refused(argcount=1)
refused(argcount=3)
refused(nlocals=1, varnames=("a",))
refused(consts=())
refused(consts=(None,) * 9)
refused(names=())
refused(names=tuple("abcdefgh"))
refused(code=words[:-4])
refused(code=words + words)
refused(code=words[4:])
refused(code=bytes(len(words)))
refused(code=b"\xff" * len(words))
refused(code=b"")
refused(linetable=code.co_linetable + code.co_linetable)
refused(linetable=code.co_linetable[1:])
refused(exceptiontable=b"")
refused(exceptiontable=code.co_exceptiontable[:-1])
refused(exceptiontable=b"\x80\x01\x00\x00" + code.co_exceptiontable)
refused(exceptiontable=b"\x80\x01\x40" + code.co_exceptiontable)
refused(flags=code.co_flags | 0x20)
refused(flags=code.co_flags | 0xA0)
refused(flags=code.co_flags | 4)
refused(freevars=("q",))
refused(cellvars=("a",))
refused(cellvars=("q",) * 40000)
def generator(): yield 1
refused(generator.__code__, flags=3)
def closure(): return lambda: f_free + code
f_free = 1
def outer(v): return lambda: v
refused(outer.__code__, consts=(None, closure.__code__))
refused(outer.__code__, cellvars=())
refused(outer.__code__, varnames=("w",))
refused(outer.__code__, varnames=("w",), cellvars=("w",))
refused(outer.__code__.co_consts[1], freevars=())
refused(outer.__code__.co_consts[1], freevars=("x", "y"))
refused(outer.__code__.co_consts[1], freevars=("x",))

# What is taken runs.
double = compile("a * 2", "f", "eval")
print(eval(double.replace(co_names=("b",)), {"b": 4}), eval(double.replace(co_consts=(5,)), {"a": 4}))
def add(a, b): return a + b
def sub(a, b): return a - b
changed = add.__code__.replace(co_code=sub.__code__.co_code)
print(types.FunctionType(changed, {})(5, 3), changed == sub.__code__, changed.replace(co_name="sub", co_qualname="sub", co_firstlineno=sub.__code__.co_firstlineno) == sub.__code__)
names = {i.argval for i in dis.get_instructions(f) if i.opcode == opcode.opmap["LOAD_GLOBAL"]}
print(sorted(names))

# Nested as deep as one likes.
def nested(code):
    for i in range(20000): code = code.replace(co_consts=(0, code))
    return code
deep, other = nested(double), nested(double.replace())
for task in (lambda: hash(deep), lambda: deep == other):
    try: print(task())
    except RecursionError as e: print(type(e).__name__)
print(deep.replace(co_name="x") == deep)
del deep, other
