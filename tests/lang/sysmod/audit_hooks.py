# tests/lang/sysmod/audit_hooks.py - audit hooks are called in order, may forbid what they hear of, and stay
import gc, sys

heard = []

def first(event, args):
    if event.startswith("test."):
        heard.append(("first", event, args))
    if event == "test.forbidden":
        raise RuntimeError("forbidden")

refuses = False

def second(event, args):
    if event.startswith("test."):
        heard.append(("second", event, args))
    if event == "sys.addaudithook" and refuses:
        raise refuses("no more hooks")

sys.audit("test.before", 1)
sys.addaudithook(first)
sys.addaudithook(second)
sys.audit("test.one", 1, "two")
sys.audit("test.none")
try:
    sys.audit("test.forbidden", None)
except RuntimeError as e:
    print("raised:", e)
for entry in heard:
    print(entry)

# A hook that is there may refuse another: an Exception is not seen, others are.
refuses = ValueError
print(sys.addaudithook(lambda *args: print("never", args)))
refuses = KeyboardInterrupt
try:
    sys.addaudithook(lambda *args: print("never", args))
except KeyboardInterrupt as e:
    print("refused:", e)
refuses = False

for bad in ((), (1,), (None, 2)):
    try:
        sys.audit(*bad)
    except TypeError as e:
        print(e)

# Nobody finds the list of hooks.
print(any(isinstance(o, list) and (first in o) for o in gc.get_objects() if type(o) is list and o and callable(o[0])))
# Tracers do not see a hook run unless it says that they may.
traced = []

def tracer(frame, event, arg):
    if frame.f_code.co_name in ("first", "second", "third"):
        traced.append(frame.f_code.co_name)

def third(event, args):
    pass

third.__cantrace__ = True
sys.addaudithook(third)
sys.settrace(tracer)
sys.audit("test.traced")
sys.settrace(None)
print(traced)

class Broken:
    @property
    def __cantrace__(self):
        raise KeyError("cantrace")
    def __call__(self, event, args):
        print("not called")

broken = Broken()
sys.addaudithook(broken)
try:
    sys.audit("test.broken")
except KeyError as e:
    print("KeyError", e)
