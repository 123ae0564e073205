# tests/lang/badinput/unterminated_triple.py - an unterminated triple-quoted string is reported where it starts
x = '''abc
y = 2
