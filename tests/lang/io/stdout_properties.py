# tests/lang/io/stdout_properties.py - sys.stdout is a text file over a buffer
import sys
print(sys.stdout.encoding, sys.stdout.writable(), sys.stdout.fileno(), sys.stdout.isatty(), sys.stdout.errors)
sys.stdout.write("written\n")
sys.stdout.flush()
sys.stdout.buffer.write(b"raw bytes\n")
sys.stdout.buffer.flush()
old, sys.stdout = sys.stdout, __import__("io").StringIO()
print("captured")
text, sys.stdout = sys.stdout.getvalue(), old
print(repr(text), sys.__stdout__ is sys.stdout, sys.stdin.fileno(), sys.stderr.fileno())
