# tests/lang/process/output_order.py - standard output keeps its order whatever way it is written
import sys, os
print("one")
sys.stdout.write("two\n")
sys.stdout.flush()
os.write(1, b"three\n")
print("four", flush=True)
sys.stdout.buffer.write(b"five\n")
sys.stdout.buffer.flush()
os.write(1, b"six\n")
print("seven", end="")
print()
