# tests/lang/badinput/bad_dedent.py - a dedent to no outer level is refused
if True:
        x = 1
    y = 2
