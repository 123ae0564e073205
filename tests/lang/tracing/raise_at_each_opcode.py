# tests/lang/tracing/raise_at_each_opcode.py - a trace function that raises at whatever instruction: handlers run as for any error
import sys
def work():
    out = []
    for i in range(2):
        try:
            if i:
                raise KeyError(i)
        except KeyError as e:
            out.append(str(e))
        except ValueError:
            out.append("value")
        finally:
            out.append("end")
    try:
        raise ExceptionGroup("g", [TypeError(1)])
    except* TypeError as g:
        out.append(len(g.exceptions))
    return out
class Stop(Exception): pass
def run(at):
    count = 0
    def trace(frame, event, arg):
        nonlocal count
        if frame.f_code is not work.__code__:
            return None
        frame.f_trace_opcodes = True
        if event == "opcode":
            count += 1
            if count == at:
                raise Stop
        return trace
    sys.settrace(trace)
    try:
        return work(), count
    except (Stop, ExceptionGroup): # except* collects it
        return "stopped", count
    finally:
        sys.settrace(None)
result, n = run(-1)
print(result)
ways = {run(i)[0] if isinstance(run(i)[0], str) else "finished" for i in range(1, n + 1)}
print(sorted(ways))
