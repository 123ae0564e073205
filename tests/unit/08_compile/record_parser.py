"""record_parser.py - writes parser_rows.inc: what the oracle makes of each source in parser_sources.txt.

    /usr/bin/python3.11 tests/unit/08_compile/record_parser.py

A row is {mode, source, result}; the result is the tree as text (tree_text.h) or the error
as live_error_text() words it. tree_text.py does the work."""
import ast
import os
import sys
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "tools"))
import tree_text

MODES = {"exec": "OU_PARSE_EXEC", "eval": "OU_PARSE_EVAL", "single": "OU_PARSE_SINGLE"}


def quoted(text):
    out, line = [], ""
    for byte in text.encode():
        c = chr(byte)
        if c in '"\\?':
            line += "\\" + c
        elif 32 <= byte < 127:
            line += c
        else:
            line += "\\%03o" % byte
        if len(line) > 100:
            out.append(line)
            line = ""
    if line or not out:
        out.append(line)
    return "\n     ".join('"%s"' % part for part in out)


def result(mode, source):
    said = tree_text.complaint(source, mode)
    if said != "ok":
        return said
    return tree_text.text(compile(source, "<f>", mode, ast.PyCF_ONLY_AST))


warnings.simplefilter("ignore")
with open(os.path.join(HERE, "parser_sources.txt"), encoding="utf-8") as f:
    sources = ast.literal_eval(f.read())
with open(os.path.join(HERE, "parser_rows.inc"), "w", encoding="utf-8") as f:
    f.write("/* Made by record_parser.py from parser_sources.txt. */\n")
    for mode in MODES:
        for source in sources[mode]:
            f.write("{%s, %s,\n     %s},\n" % (MODES[mode], quoted(source), quoted(result(mode, source))))
