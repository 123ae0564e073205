# tests/lang/tracebacks/system_exit_number.py - sys.exit with a number exits with it
import sys
print("out")
sys.exit(7)
