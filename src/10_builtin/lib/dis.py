"""Disassembler of Ouro's register code: the interface of CPython's module dis, about another instruction set.

Offsets count bytes of co_code, as in f_lasti, co_lines() and co_positions(). A local variable is shown by its name, a temporary
as %0, %1, ..., with a ! where the instruction consumes it; a name as .name; a jump by the offset it goes to. An instruction that also
puts NULL behind its destination (LOAD_GLOBAL_F) is shown as the one that does not, with "+ NULL".
"""

import collections
import io
import sys
import types

from _opcode import register_names as _register_names
from opcode import *
from opcode import __all__ as _opcodes_all, _nb_ops

__all__ = ["code_info", "dis", "disassemble", "distb", "disco", "findlinestarts", "findlabels", "show_code",
           "get_instructions", "Instruction", "Bytecode"] + _opcodes_all
del _opcodes_all

_WORD = 4

COMPILER_FLAG_NAMES = {
    1: "OPTIMIZED",
    2: "NEWLOCALS",
    4: "VARARGS",
    8: "VARKEYWORDS",
    16: "NESTED",
    32: "GENERATOR",
    64: "NOFREE",
    128: "COROUTINE",
    256: "ITERABLE_COROUTINE",
    512: "ASYNC_GENERATOR",
}


def pretty_flags(flags):
    """Return pretty representation of code flags."""
    names = []
    for bit in range(32):
        flag = 1 << bit
        if flags & flag:
            names.append(COMPILER_FLAG_NAMES.get(flag, hex(flag)))
    return ", ".join(names) or hex(0)


# ---- what can be disassembled ----

def _try_compile(source, name):
    """An expression if it is one, else a module."""
    try:
        return compile(source, name, "eval")
    except SyntaxError:
        return compile(source, name, "exec")


def _code_in(x):
    """The code, or whatever else can be looked into, of a method, function, class, generator, ..."""
    if hasattr(x, "__func__"):
        x = x.__func__
    for attribute in ("__code__", "gi_code", "ag_code", "cr_code"):
        if hasattr(x, attribute):
            return getattr(x, attribute)
    return x


def _get_code_object(x):
    x = _code_in(x)
    if isinstance(x, str):
        x = _try_compile(x, "<disassembly>")
    if hasattr(x, "co_code"):
        return x
    raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False):
    """Disassemble classes, methods, functions, and other compiled objects.

    With no argument, disassemble the last traceback. Strings are compiled first. Instructions are always shown in their
    generic form, and caches are never shown: the two last arguments change nothing.
    """
    if x is None:
        distb(file=file)
        return
    x = _code_in(x)
    if hasattr(x, "__dict__") and not hasattr(x, "co_code"):
        for name, value in sorted(x.__dict__.items()):
            if isinstance(value, (types.MethodType, types.FunctionType, types.CodeType, classmethod, staticmethod, type)):
                print("Disassembly of %s:" % name, file=file)
                try:
                    dis(value, file=file, depth=depth)
                except TypeError as error:
                    print("Sorry:", error, file=file)
                print(file=file)
    elif hasattr(x, "co_code"):
        _disassemble_deep(x, file, depth)
    elif isinstance(x, str):
        _disassemble_deep(_try_compile(x, "<dis>"), file, depth)
    else:
        raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)


def distb(tb=None, *, file=None, show_caches=False, adaptive=False):
    """Disassemble a traceback (default: last traceback)."""
    if tb is None:
        try:
            tb = sys.last_traceback
        except AttributeError:
            raise RuntimeError("no last traceback to disassemble") from None
        while tb.tb_next:
            tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file)


# ---- one code object ----

_Instruction = collections.namedtuple(
    "_Instruction", ["opname", "opcode", "arg", "argval", "argrepr", "offset", "starts_line", "is_jump_target", "positions"],
    defaults=[None])

_Instruction.opname.__doc__ = "Name of the operation"
_Instruction.opcode.__doc__ = "Numeric code of the operation"
_Instruction.arg.__doc__ = "The operands A, B, C that the operation has, and its words behind: a tuple of numbers"
_Instruction.argval.__doc__ = "The constant, the name, or the offset to jump to, if it has one; else the same as arg"
_Instruction.argrepr.__doc__ = "The operands as they are shown"
_Instruction.offset.__doc__ = "Index of the operation in bytes of co_code"
_Instruction.starts_line.__doc__ = "Line started by this operation (if any), otherwise None"
_Instruction.is_jump_target.__doc__ = "True if other code jumps to here, otherwise False"
_Instruction.positions.__doc__ = "dis.Positions object holding the span of source code covered by this instruction"

Positions = collections.namedtuple("Positions", ["lineno", "end_lineno", "col_offset", "end_col_offset"], defaults=[None] * 4)


class Instruction(_Instruction):
    """Details for an operation of the register machine.

    Fields: opname, opcode, arg, argval, argrepr, offset, starts_line, is_jump_target, positions
    """

    def _disassemble(self, lineno_width=3, mark_as_current=False, offset_width=4):
        fields = []
        if lineno_width:
            fields.append("%*s" % (lineno_width, self.starts_line if self.starts_line is not None else ""))
        fields.append("-->" if mark_as_current else "   ")
        fields.append(">>" if self.is_jump_target else "  ")
        fields.append(repr(self.offset).rjust(offset_width))
        fields.append(self.opname.ljust(22))
        fields.append(self.argrepr)
        return " ".join(fields).rstrip()


def _signed(value, bits):
    return value - (1 << bits) if value >> (bits - 1) else value


class _Raw:
    """An instruction as it stands in the words: offset, opcode, A B C, words behind, where it ends."""

    __slots__ = "offset", "op", "fields", "words", "end"

    def __init__(self, code_words, at):
        self.offset = at
        ext, word = 0, code_words[at]
        wide = word & 0xFF == EXTENDED_ARG
        if wide:
            ext, word, at = word, code_words[at + 1], at + 1
        self.op = word & 0xFF
        self.fields = []
        for i, role in enumerate(operands[self.op]):
            shift = 8 * (i + 1)
            if role == "J":
                self.fields.append((role, _signed(word >> 8, 24)))
                break
            if role in "KN":
                self.fields.append((role, ext & 0xFFFF0000 | word >> 16))
                break
            value = (ext >> shift & 0xFF) << 8 | word >> shift & 0xFF
            if role in "dsrtl":
                value = _signed(value, 16) if wide else _signed(value, 8)
            if role != "-":
                self.fields.append((role, value))
        n = len(words[self.op])
        self.words = list(zip(words[self.op], code_words[at + 1:at + 1 + n]))
        self.end = at + 1 + n

    def target(self):
        """The word that it may jump to; None."""
        for role, value in self.fields:
            if role == "J":
                return self.end + value
        for role, value in self.words:
            if role == "j":
                return self.end + _signed(value, 32)
        return None


# LOAD_GLOBAL_F and its like also write NULL above their destination. As in CPython, whose LOAD_GLOBAL has a bit for that, they are
# shown as one instruction: programs that look for the globals of a function find all of them.
_with_null = {op: opmap[name[:-2]] for name, op in opmap.items() if name.endswith("_F")}


def _raw_instructions(code):
    data = memoryview(code.co_code).cast("I")
    at = 0
    while at < len(data):
        raw = _Raw(data, at)
        yield raw
        at = raw.end


def _operand(code, names, role, value):
    if role in "kK":
        return repr(code.co_consts[value])
    if role in "nN":
        return "." + code.co_names[value]
    if role == "J":
        return None
    if role == "i":
        return str(value)
    if value < 0:
        return names[value]
    return f"%{value}!" if role == "s" else f"%{value}"


def _operator(op, word):
    if op in hascompare:
        text = cmp_op[word & 0xF]
        if op in hasjrel:
            text += " true" if word & 0x20 else " false"
        return text
    return _nb_ops[word & 0x1F][0] + ("=" if word & 0x20 else "")


def _describe(code, names, raw):
    """arg, argval and argrepr of an instruction."""
    arg = tuple(value for role, value in raw.fields) + tuple(value for role, value in raw.words if role != "c")
    argval = arg
    parts = [text for role, value in raw.fields if (text := _operand(code, names, role, value)) is not None]
    text = ", ".join(parts)
    for role, value in raw.fields:
        if role in "kK":
            argval = code.co_consts[value]
        elif role in "nN":
            argval = code.co_names[value]
    for role, value in raw.words:
        if role == "o":
            text += "  " + _operator(raw.op, value)
        elif role == "w":
            text += f"  [{value}]"
    target = raw.target()
    if target is not None:
        argval = target * _WORD
        text += ("  " if text else "") + f"-> {argval}"
    return arg, argval, text


def _parse_exception_table(code):
    """(start, end, target, depth) of each entry; offsets in bytes."""
    numbers, number = [], 0
    for byte in code.co_exceptiontable:
        if byte == 0 and len(numbers) % 4 == 0:
            break  # the entries end here; behind them are depths of temporaries
        number = number << 6 | byte & 0x3F
        if not byte & 0x40:
            numbers.append(number)
            number = 0
    rows = []
    for i in range(0, len(numbers), 4):
        start, length, target, depth = numbers[i:i + 4]
        rows.append((start * _WORD, (start + length) * _WORD, target * _WORD, depth >> 1))
    return rows


def _jump_targets(code):
    targets = {raw.target() for raw in _raw_instructions(code)} - {None}
    return {target * _WORD for target in targets} | {row[2] for row in _parse_exception_table(code)}


def get_instructions(x, *, first_line=None, show_caches=False, adaptive=False):
    """Iterator for the instructions in methods, functions or code: Instruction tuples."""
    return _instructions(_get_code_object(x), first_line)


def _instructions(code, first_line=None):
    shift = first_line - code.co_firstlineno if first_line is not None else 0
    starts = {offset: line + shift for offset, line in findlinestarts(code)}
    labels = _jump_targets(code)
    names = _register_names(code)
    positions = [Positions(*p) for p in code.co_positions()]
    for raw in _raw_instructions(code):
        offset = raw.offset * _WORD
        arg, argval, argrepr = _describe(code, names, raw)
        op = raw.op
        if op in _with_null:
            op, argrepr = _with_null[op], argrepr + " + NULL"
        yield Instruction(opname[op], op, arg, argval, argrepr, offset, starts.get(offset), offset in labels,
                          positions[offset // 2] if offset // 2 < len(positions) else Positions())


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False):
    """Disassemble a code object."""
    _disassemble(co, lasti, file, 0)


def _disassemble(code, lasti, file, shift):
    lines = [line for _, line in findlinestarts(code)]
    lineno_width = max(3, len(str(max(lines) + shift))) if lines else 0
    offset_width = max(4, len(str(len(code.co_code))))
    for instruction in _instructions(code, code.co_firstlineno + shift):
        if lineno_width and instruction.starts_line is not None and instruction.offset > 0:
            print(file=file)
        print(instruction._disassemble(lineno_width, instruction.offset == lasti, offset_width), file=file)
    rows = _parse_exception_table(code)
    if rows:
        print("ExceptionTable:", file=file)
        for start, end, target, depth in rows:
            print(f"  {start} to {end} -> {target} in %{depth}", file=file)


def _disassemble_deep(code, file, depth):
    disassemble(code, file=file)
    if depth is None or depth > 0:
        for constant in code.co_consts:
            if hasattr(constant, "co_code"):
                print(file=file)
                print("Disassembly of %r:" % (constant,), file=file)
                _disassemble_deep(constant, file, None if depth is None else depth - 1)


disco = disassemble


def findlabels(code):
    """Offsets of the instructions that some instruction of the code object (or its bytes) jumps to."""
    if isinstance(code, bytes):
        data, labels, at = memoryview(code).cast("I"), [], 0
        while at < len(data):
            raw = _Raw(data, at)
            if raw.target() is not None and raw.target() * _WORD not in labels:
                labels.append(raw.target() * _WORD)
            at = raw.end
        return labels
    return findlabels(code.co_code)


def findlinestarts(code):
    """Generate pairs (offset, line) where a line begins."""
    last = None
    for start, end, line in code.co_lines():
        if line is not None and line != last:
            last = line
            yield start, line


def _find_imports(co):
    """Generate (name, level, fromlist) of the imports in the code."""
    known = {}
    for raw in _raw_instructions(co):
        fields = [value for role, value in raw.fields]
        if opname[raw.op] == "LOADK":
            known[fields[0]] = co.co_consts[fields[1]]
        elif opname[raw.op] == "IMPORT_NAME":
            yield co.co_names[fields[2]], known.get(fields[1]), known.get(fields[1] + 1)


def _find_store_names(co):
    """Generate the names that the code stores: of a module, its globals."""
    seen = set()
    for raw in _raw_instructions(co):
        if opname[raw.op] in ("STORE_NAME", "STORE_GLOBAL"):
            name = co.co_names[raw.fields[1][1]]
            if name not in seen:
                seen.add(name)
                yield name


# ---- facts about a code object ----

def code_info(x):
    """Formatted details of methods, functions, or code."""
    return _format_code_info(_get_code_object(x))


def _format_code_info(co):
    lines = [
        "Name:              %s" % co.co_name,
        "Filename:          %s" % co.co_filename,
        "Argument count:    %s" % co.co_argcount,
        "Positional-only arguments: %s" % co.co_posonlyargcount,
        "Kw-only arguments: %s" % co.co_kwonlyargcount,
        "Number of locals:  %s" % co.co_nlocals,
        "Temporaries:       %s" % co.co_stacksize,
        "Flags:             %s" % pretty_flags(co.co_flags),
    ]
    rows = [("Constants", [repr(constant) for constant in co.co_consts]), ("Names", co.co_names),
            ("Variable names", co.co_varnames), ("Free variables", co.co_freevars), ("Cell variables", co.co_cellvars)]
    for title, items in rows:
        if items:
            lines.append(title + ":")
            lines += ["%4d: %s" % pair for pair in enumerate(items)]
    return "\n".join(lines)


def show_code(co, *, file=None):
    """Print details of methods, functions, or code to *file* (default: sys.stdout)."""
    print(code_info(co), file=file)


class Bytecode:
    """The instructions of a function, method, string of source code, or code object: iterate to get Instruction tuples."""

    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False):
        self.codeobj = co = _get_code_object(x)
        self.first_line = co.co_firstlineno if first_line is None else first_line
        self._line_offset = self.first_line - co.co_firstlineno
        self._original_object = x
        self.current_offset = current_offset
        self.exception_entries = _parse_exception_table(co)
        self.show_caches = show_caches
        self.adaptive = adaptive

    def __iter__(self):
        return _instructions(self.codeobj, self.first_line)

    def __repr__(self):
        return "{}({!r})".format(self.__class__.__name__, self._original_object)

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        """Construct a Bytecode from the given traceback"""
        while tb.tb_next:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti)

    def info(self):
        """Return formatted information about the code object."""
        return _format_code_info(self.codeobj)

    def dis(self):
        """Return a formatted view of the bytecode operations."""
        with io.StringIO() as output:
            _disassemble(self.codeobj, -1 if self.current_offset is None else self.current_offset, output, self._line_offset)
            return output.getvalue()


def _main():
    import argparse
    parser = argparse.ArgumentParser()
    parser.add_argument("infile", type=argparse.FileType("rb"), nargs="?", default="-")
    args = parser.parse_args()
    with args.infile as infile:
        source = infile.read()
    dis(compile(source, args.infile.name, "exec"))


if __name__ == "__main__":
    _main()
