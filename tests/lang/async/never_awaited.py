# tests/lang/async/never_awaited.py - a coroutine that is never awaited is warned of
import warnings
async def f(): pass
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    f()
    print(len(w), w[0].category.__name__, w[0].message)
