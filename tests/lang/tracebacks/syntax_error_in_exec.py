# tests/lang/tracebacks/syntax_error_in_exec.py - a SyntaxError in exec shows the offending line and caret
exec("x = 1\ny = = 2\n")
