# tests/lang/badinput/backslash_at_end.py - a backslash before the end of the file is an error
x = 1 + \