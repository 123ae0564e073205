# tests/lang/badinput/unclosed_bracket.py - an unclosed bracket is reported where it was opened
x = 1
y = [1, 2
z = 3
