# sys.exit with a number exits with it
import sys
print("out")
sys.exit(7)
