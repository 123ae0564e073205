# tests/lang/process/stdin_lines.py - standard input is read by input, by line and whole
# presets: not fault
import sys
print(repr(input("name? ")))
print(repr(sys.stdin.readline()))
for line in sys.stdin:
    print(repr(line))
    if line.startswith("stop"): break
print(repr(sys.stdin.read(4)), repr(sys.stdin.read()))
print(repr(sys.stdin.readline()), sys.stdin.readlines())
try:
    input()
except EOFError as e:
    print(e)
