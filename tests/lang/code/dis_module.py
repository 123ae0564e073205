# tests/lang/code/dis_module.py - import dis shows the register code that runs, with its lines, jumps and handlers
# oracle: no
import dis, io, opcode, types

def share(a, *rest):
    try:
        return [x + a for x in rest if x > 3]
    except ValueError as e:
        print(e)

def text_of(*args, **kwargs):
    out = io.StringIO()
    dis.dis(*args, file=out, **kwargs)
    return out.getvalue()

text = text_of(share)
print([name for name in ("MAKE_FUNCTION", "LOAD_GLOBAL", ".ValueError", "JEXC_NOT", "ExceptionTable:", "<listcomp>", "FOR_ITER") if name not in text])
print("<listcomp>" in text_of(share, depth=0).partition("Disassembly")[2])
ins = list(dis.get_instructions(share))
print([i.offset for i in ins] == sorted({i.offset for i in ins}), ins[0].offset, all(i.offset % 4 == 0 for i in ins))
print(sorted({i.starts_line - share.__code__.co_firstlineno for i in ins if i.starts_line}))
targets = {i.offset for i in ins if i.is_jump_target}
print(targets >= {i.argval for i in ins if i.opcode in opcode.hasjrel}, targets <= {i.offset for i in ins})
print([i.positions.lineno for i in ins if i.argval == "ValueError"] == [share.__code__.co_firstlineno + 3])
by_name = {i.argval for i in dis.Bytecode("x.y = z[1]; f(2, k=3)") if i.opcode in opcode.hasname}
print(sorted(by_name))
print([i.argval for i in dis.get_instructions(lambda: (1.5, "c")[a]) if i.opcode in opcode.hasconst])
print([i.opname for i in dis.get_instructions("a < b")][-2:], [i.argrepr for i in dis.get_instructions("a < b")][-2])
print(list(dis.findlinestarts(compile("a\nb\n\nc", "", "exec"))) == [(o, l) for o, l in dis.findlinestarts(compile("a\nb\n\nc", "", "exec"))],
      [l for o, l in dis.findlinestarts(compile("a\nb\n\nc", "", "exec"))])
print(dis.code_info(share).splitlines()[2:7])
print(list(dis._find_imports(compile("import a.b\nfrom ..c import d", "", "exec"))), list(dis._find_store_names(compile("import a.b\nx = y = 1", "", "exec"))))
class C:
    def m(self): pass
    @classmethod
    def n(cls): pass
print([line for line in text_of(C).splitlines() if line.startswith("Dis")])
wide = "f(" + ", ".join(f"a{i}" for i in range(300)) + ")\nreturn " + " + ".join(f"a{i}" for i in range(300))
ns = {}
exec("def g(" + ", ".join(f"a{i}" for i in range(300)) + "):\n  " + wide.replace("\n", "\n  "), ns)
print(sum(i.argrepr.count("a299") for i in dis.get_instructions(ns["g"])) >= 2)
try:
    dis.dis(3)
except TypeError as e:
    print(e)
try:
    1 / 0
except ZeroDivisionError as e:
    out = io.StringIO()
    dis.distb(e.__traceback__, file=out)
    print([line.split()[2] for line in out.getvalue().splitlines() if "-->" in line][:1])
