# tests/lang/process/exit_none.py - sys.exit without an argument, or with None, is success
import sys
print("out")
try:
    sys.exit()
finally:
    print("finally")
