# tests/lang/strings/escapes.py - escapes in literals
print("\x41\u0042\U00000043\103\7".encode(), "\
joined", r"raw\n", len("\\"), "\N{GREEK SMALL LETTER ALPHA}", "a" "b" 'c', """tri"ple""", '''x
y''')
print(b"\x41\103\n\\", rb"\x", b"a" b"b", len("\0"), "\'\"", "\a\b\f\v".encode())
