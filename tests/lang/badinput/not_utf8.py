# tests/lang/badinput/not_utf8.py - a byte that is not UTF-8 is refused with its line
print('never')
s = 'ÿ'
