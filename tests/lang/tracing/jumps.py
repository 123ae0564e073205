# tests/lang/tracing/jumps.py - a trace function sends a frame to another line by frame.f_lineno, where that can be done
import sys

def run(function, start, to, event="line"):
    first = function.__code__.co_firstlineno
    output, state = [], {"done": False}
    def trace(frame, what, arg):
        if frame.f_code is function.__code__ and what == event and frame.f_lineno == first + start and not state["done"]:
            state["done"] = True
            frame.f_lineno = to if isinstance(to, str) else first + to
        return trace
    try:
        sys.settrace(trace)
        function(output)
    except Exception as e:
        output.append(f"{type(e).__name__}: {e}")
    finally:
        sys.settrace(None)
    print(function.__name__, start, to, output, sys.exc_info()[0])

def plain(output):
    output.append(1)
    output.append(2)
    output.append(3)
run(plain, 2, 3); run(plain, 3, 1); run(plain, 1, 3); run(plain, 2, -5); run(plain, 2, 99); run(plain, 2, "x")
run(plain, 0, 2, "call"); run(plain, 3, 1, "return")
def loop(output):
    output.append(1)
    for i in (1, 2):
        output.append(3)
        for j in (4,):
            output.append(5)
    output.append(6)
run(loop, 3, 6); run(loop, 5, 3); run(loop, 5, 6); run(loop, 1, 3); run(loop, 6, 5); run(loop, 6, 2)
def handler(output):
    try:
        1 / 0
    except ZeroDivisionError:
        output.append(4)
        output.append(sys.exc_info()[0] is not None)
    output.append(sys.exc_info()[0])
    output.append(7)
run(handler, 4, 6); run(handler, 4, 5); run(handler, 6, 4); run(handler, 1, 7)
class Context:
    def __init__(self, output): self.output = output
    def __enter__(self): self.output.append("enter")
    def __exit__(self, *args): self.output.append("exit")
def context(output):
    output.append(1)
    with Context(output):
        output.append(3)
        output.append(4)
    output.append(5)
run(context, 3, 5); run(context, 1, 3); run(context, 5, 3); run(context, 3, 4)
def final(output):
    try:
        output.append(2)
        output.append(3)
    finally:
        output.append(5)
    output.append(6)
run(final, 2, 5); run(final, 3, 6); run(final, 6, 2)
try:
    sys._getframe().f_lineno = 3
except ValueError as e:
    print(e)
