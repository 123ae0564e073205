# tests/lang/strings/splitlines.py - splitlines knows all line ends
print("a\nb\r\nc\rd".splitlines(), "a\n".splitlines(), "\n".splitlines(), "".splitlines(), "a\n\nb".splitlines(True))
print("a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i".splitlines())
print("a\r\nb\r\n".splitlines(keepends=True), "x\n\ry".splitlines())
