# tests/lang/badinput/unterminated_string.py - an unterminated string is reported where it starts
print('never')
x = 'abc
y = 2
