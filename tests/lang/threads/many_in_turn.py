# tests/lang/threads/many_in_turn.py - a thousand threads, started and joined, leave nothing
import gc, threading, weakref
class Mark: pass
count, refs = 0, []
def work(mark):
    global count
    with lock:
        count += 1
lock = threading.Lock()
for i in range(100):
    threads = []
    for j in range(10):
        mark = Mark()
        refs.append(weakref.ref(mark))
        threads.append(threading.Thread(target=work, args=(mark,)))
    for t in threads: t.start()
    for t in threads: t.join()
del mark, t, threads
gc.collect()
print(count, threading.active_count(), sum(r() is not None for r in refs))
