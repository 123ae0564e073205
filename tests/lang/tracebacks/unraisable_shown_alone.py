# tests/lang/tracebacks/unraisable_shown_alone.py - what cannot be raised is shown alone: no chain, notes or source of a SyntaxError
import io, sys
class Out(io.StringIO): pass
sys.stderr = Out()
class D:
    def __del__(self):
        try: 1/0
        except ZeroDivisionError as e:
            x = ValueError("in del"); x.add_note("a note")
            raise x
D()
class E:
    def __del__(self): raise SyntaxError("m", ("f.py", 1, 2, "abc", 1, 3))
E()
class N:
    def __del__(self): raise KeyError
N()
import json
class J:
    def __del__(self): json.loads("{")
J()
class S(Exception):
    def __str__(self): raise KeyError
class T:
    def __del__(self): raise S
T()
class G:
    def __del__(self): raise ExceptionGroup("g", [ValueError(1)])
G()
import re
print(re.sub(r" at 0x\w+|File \"[^\"]*[/]", "", sys.stderr.getvalue()))
