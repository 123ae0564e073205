# tests/lang/process/atexit_error.py - an error in an atexit function does not stop the others
# swallows: the hook of an error may fail itself
import atexit, sys
sys.unraisablehook = lambda u: print("unraisable", u.exc_type.__name__)
atexit.register(print, "runs anyway")
def bad(): raise ValueError
atexit.register(bad)
print("end")
