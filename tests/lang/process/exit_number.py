# sys.exit with a number is the exit code
import sys
sys.exit(3)
