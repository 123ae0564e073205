# tests/lang/badinput/form_feed.py - form feeds count as white space between blocks
def f():
    return 1

print(f())
