# tests/lang/badinput/bom.py - a source may begin with a byte order mark
print('ok')
