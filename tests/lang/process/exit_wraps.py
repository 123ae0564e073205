# tests/lang/process/exit_wraps.py - exit codes are taken modulo 256
import sys
sys.exit(256 + 7)
