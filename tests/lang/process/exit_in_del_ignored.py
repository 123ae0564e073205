# tests/lang/process/exit_in_del_ignored.py - SystemExit raised in __del__ does not end the program
import sys
sys.unraisablehook = lambda u: print("ignored", u.exc_type.__name__)
class C:
    def __del__(self): sys.exit(9)
c = C()
del c
print("goes on")
