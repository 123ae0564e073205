# tests/lang/process/exit_number.py - sys.exit with a number is the exit code
import sys
sys.exit(3)
