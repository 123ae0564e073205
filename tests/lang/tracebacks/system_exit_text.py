# tests/lang/tracebacks/system_exit_text.py - sys.exit with text prints it to stderr and exits with 1
import sys
print("out")
sys.exit("text for stderr")
