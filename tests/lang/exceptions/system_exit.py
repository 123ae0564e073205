# tests/lang/exceptions/system_exit.py - sys.exit raises SystemExit, which can be caught and carries its code
import sys
for a in ((), (3,), ("text",), (None,), ((1, 2),)):
    try:
        sys.exit(*a)
    except SystemExit as e:
        print(repr(e), e.code)
try:
    exit(4)
except SystemExit as e:
    print(e.code)
except NameError:
    print(4)
print(issubclass(SystemExit, Exception))
