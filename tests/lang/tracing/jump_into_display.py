# tests/lang/tracing/jump_into_display.py - no jump from the body of a with into a list that is being made
# oracle: no
import sys
class M:
    def __enter__(self): return self
    def __exit__(self, *a): pass
def work(x):
    with M():
        y = 1
        y = 2
    z = [
        *x,
        *x,
    ]
    return z
def trace(frame, event, arg):
    if frame.f_code is work.__code__ and event == "line" and frame.f_lineno == 10:
        for line in 13, 12, 11:
            try:
                frame.f_lineno = line
                print("jumped to", line)
                break
            except ValueError as e:
                print(line, e)
    return trace
sys.settrace(trace)
try:
    print(work([1]))
finally:
    sys.settrace(None)
