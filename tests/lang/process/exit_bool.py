# True is exit code 1
import sys
sys.exit(True)
