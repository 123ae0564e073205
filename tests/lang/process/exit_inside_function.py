# tests/lang/process/exit_inside_function.py - SystemExit passes through functions, with blocks and finally
import sys
class M:
    def __enter__(self): print("enter")
    def __exit__(self, t, v, tb): print("exit", t.__name__, v.code)
def f():
    try:
        with M():
            sys.exit(4)
    except Exception:
        print("never")
    finally:
        print("finally")
f()
