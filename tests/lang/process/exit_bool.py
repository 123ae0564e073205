# tests/lang/process/exit_bool.py - True is exit code 1
import sys
sys.exit(True)
