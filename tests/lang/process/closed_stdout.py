# tests/lang/process/closed_stdout.py - printing to a closed standard output is an error
import sys
sys.stdout.flush()
old = sys.stdout
sys.stdout = open("closed_stdout.py")
try:
    print("x")
except (OSError, ValueError) as e:
    result = type(e).__name__, str(e)
sys.stdout.close()
try:
    print("x")
except ValueError as e:
    more = str(e)
sys.stdout = old
print(result, more)
sys.stdout = None
print("goes nowhere")
sys.stdout = old
