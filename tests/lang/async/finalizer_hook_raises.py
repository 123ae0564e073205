# tests/lang/async/finalizer_hook_raises.py - an error in the finalizer hook is reported for the asynchronous generator
import sys
async def ag():
    yield 1
sys.unraisablehook = lambda u: print(type(u.object).__name__, repr(u.exc_value), u.err_msg)
sys.set_asyncgen_hooks(None, lambda g: 1 / 0)
g = ag()
try:
    g.asend(None).send(None)
except StopIteration as e:
    print(e.value)
del g
sys.set_asyncgen_hooks(None, None)
