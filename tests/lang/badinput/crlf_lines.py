# tests/lang/badinput/crlf_lines.py - lines may end with carriage return and line feed
x = '''a
b'''
if x:
    print(repr(x))
