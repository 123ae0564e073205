# tests/lang/syntaxerrors/str_of_syntaxerror.py - SyntaxError carries its parts and prints file and line
try:
    compile("a = 1\nb = = 2", "some/file.py", "exec")
except SyntaxError as e:
    print(e, "|", e.args, "|", e.filename, e.print_file_and_line)
e = SyntaxError("message", ("file", 3, 4, "text"))
print(e, e.msg, e.filename, e.lineno, e.offset, e.text)
e = SyntaxError("just text")
print(e, e.lineno)
print(IndentationError.__mro__[1].__name__, TabError.__mro__[1].__name__)
