"""The instruction set of Ouro's register machine.

Not CPython's: an instruction is one 32-bit word (opcode, A, B, C of 8 bits each) and as many words behind it as its row in
`operands` says. An operand that is a register is counted from the frame's first temporary: negative ones are local variables,
the others temporaries. There is no evaluation stack, so there is no stack_effect().
"""

from _opcode import instructions as _instructions, compare_operators as cmp_op, binary_operators as _binary

__all__ = ["cmp_op", "hasconst", "hasname", "hasjrel", "hasjabs", "haslocal", "hascompare", "hasfree", "hasnargs",
           "opname", "opmap", "operands", "words", "EXTENDED_ARG", "HAVE_ARGUMENT"]

opname = [f"<{i}>" for i in range(256)]
opmap = {}
# By opcode: the roles of A, B, C (d destination, s consumed source, r source, t first of a run, l local, k K constant,
# n N name, i number, J jump) and of the words behind (o operator, j jump, w operand, c cache).
operands = {}
words = {}
hasconst, hasname, hasjrel, haslocal, hascompare, hasfree, hasnargs = [], [], [], [], [], [], []
hasjabs = []

for _op, (_name, _roles, _words) in enumerate(_instructions):
    opname[_op] = _name
    opmap[_name] = _op
    operands[_op] = _roles
    words[_op] = _words
    if "k" in _roles or "K" in _roles:
        hasconst.append(_op)
    if "n" in _roles or "N" in _roles:
        hasname.append(_op)
    if "J" in _roles or "j" in _words:
        hasjrel.append(_op)
    if any(role in _roles for role in "dsrl"):
        haslocal.append(_op)
    if "o" in _words and ("COMPARE" in _name or "JCMP" in _name):
        hascompare.append(_op)
    if "CELL" in _name:
        hasfree.append(_op)
    if _name.startswith("CALL"):
        hasnargs.append(_op)

# What programs look up to tell where a frame stands when it is left: CPython's names. (opname has ours.)
opmap["RETURN_VALUE"] = opmap["RETURN"]
opmap["YIELD_VALUE"] = opmap["YIELD"]

EXTENDED_ARG = opmap["EXT"]
HAVE_ARGUMENT = 0
_nb_ops = [(symbol, symbol) for symbol in _binary] + [(symbol + "=", symbol + "=") for symbol in _binary]

del _op, _name, _roles, _words
