# tests/lang/tracebacks/syntax_error_main.py - a syntax error in the program itself is shown without a traceback header
print("never printed")
if True
    print("x")
