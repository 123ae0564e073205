# tests/lang/builtins/input_reads_lines.py - input reads one line without its end and raises EOFError at the end
import sys, io
sys.stdin = io.StringIO("first\nsecond\nlast without end")
print(repr(input()), repr(input("prompt> ")), repr(input()))
try:
    input()
except EOFError as e:
    print("EOFError", e)
