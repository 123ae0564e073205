# tests/lang/badinput/long_line.py - a line of ten million characters, and a string of them
exec("x = '" + "a" * 10_000_000 + "'")
print(len(x))
exec("y = 1" + " " * 10_000_000)
exec("z = [" + "1," * 200_000 + "]")
print(y, len(z))
