# tests/lang/process/exit_negative.py - a negative exit code wraps around
import sys
sys.exit(-1)
