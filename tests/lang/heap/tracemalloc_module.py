# tests/lang/heap/tracemalloc_module.py - tracemalloc: where blocks were allocated, how much is held, snapshots and their differences
# presets: not asan
import tracemalloc, gc
gc.disable()
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory(), tracemalloc.get_traceback_limit(), tracemalloc.get_object_traceback([]))
try:
    tracemalloc.take_snapshot()
except RuntimeError as e:
    print(e)
for bad in (0, -1, 65536, "x"):
    try:
        tracemalloc.start(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
tracemalloc.start(3)
def inner(): return bytes(50000)
def outer(): return inner()
held = tracemalloc.get_traced_memory()[0]
block = outer()
print(50000 <= tracemalloc.get_traced_memory()[0] - held < 52000, tracemalloc.is_tracing(), tracemalloc.get_traceback_limit())
tb = tracemalloc.get_object_traceback(block)
print(len(tb), [f.lineno for f in tb], tb.total_nframe)
before = tracemalloc.take_snapshot()
blocks = [bytearray(1000) for i in range(100)]
after = tracemalloc.take_snapshot()
top = after.compare_to(before, "lineno")[0]
print(top.traceback[0].lineno, top.size_diff >= 100000, top.count_diff >= 100, after.traceback_limit)
peak = tracemalloc.get_traced_memory()[1]
del block, blocks
now = tracemalloc.get_traced_memory()
print(now[0] < peak - 140000, now[1] >= peak)
tracemalloc.reset_peak()
print(tracemalloc.get_traced_memory()[1] < peak - 100000)
only = after.filter_traces([tracemalloc.Filter(True, "*tracemalloc_module.py")])
print(0 < len(only.traces) <= len(after.traces), all(t.traceback[-1].filename.endswith("tracemalloc_module.py") for t in only.traces))
print(len(after.filter_traces([tracemalloc.DomainFilter(False, 0)]).traces), tracemalloc.get_tracemalloc_memory() > 0)
tracemalloc.start(9)
print(tracemalloc.get_traceback_limit())
tracemalloc.clear_traces()
print(tracemalloc.get_traced_memory()[0] < 2000, tracemalloc.is_tracing())
kept = [object() for i in range(10)]
tracemalloc.stop()
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory(), tracemalloc.get_object_traceback(kept[0]))
tracemalloc.start()
x = [1.5 * i for i in range(1000)]
tracemalloc.stop()
tracemalloc.start()
del x, kept
print(tracemalloc.get_traced_memory()[0] < 5000)
tracemalloc.stop()
