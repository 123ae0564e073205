# tests/lang/badinput/no_last_newline.py - the last line needs no end
def f():
    return 5
print(f())