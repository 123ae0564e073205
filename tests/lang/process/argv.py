# tests/lang/process/argv.py - the program sees its arguments after its name
# argv: one --two -c 3 é
import sys
print(sys.argv)
