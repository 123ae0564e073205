# tests/lang/threads/import_once.py - threads that import one module get it whole; two that import each other do not hang
import threading
results = []
def take():
    import _slow
    results.append(_slow.value)
threads = [threading.Thread(target=take) for _ in range(5)]
for t in threads: t.start()
for t in threads: t.join()
print(results)
def name(n):
    results.append(__import__(n).__name__)
threads = [threading.Thread(target=name, args=(n,)) for n in ("_ring_a", "_ring_b")]
for t in threads: t.start()
for t in threads: t.join()
print(sorted(results[5:]))
