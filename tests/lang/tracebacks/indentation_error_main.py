# tests/lang/tracebacks/indentation_error_main.py - a wrong indentation is reported with its line
def f():
    x = 1
      y = 2
