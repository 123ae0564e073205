# tests/lang/badinput/tabs_and_spaces.py - indentation that depends on the size of a tab is refused
def f():
        x = 1
	return x
