# tests/lang/tracebacks/whole_line_no_carets.py - no carets are printed when they would cover the whole line
x = 1
undefined_name
