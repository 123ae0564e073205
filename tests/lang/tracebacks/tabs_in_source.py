# tests/lang/tracebacks/tabs_in_source.py - leading tabs are stripped from the shown line
def f():
	if True:
		return [1, 2][5] + 1
f()
