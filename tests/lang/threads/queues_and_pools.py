# tests/lang/threads/queues_and_pools.py - queue and concurrent.futures from the library
import concurrent.futures as cf, queue, threading
q, done = queue.Queue(maxsize=3), []
def consumer():
    while (item := q.get()) is not None:
        done.append(item)
        q.task_done()
threads = [threading.Thread(target=consumer) for _ in range(4)]
for t in threads: t.start()
for i in range(500): q.put(i)
q.join()
for t in threads: q.put(None)
for t in threads: t.join()
print(sorted(done) == list(range(500)))
try:
    q.get(timeout=0.01)
except queue.Empty:
    print("empty")
with cf.ThreadPoolExecutor(4) as pool:
    print(list(pool.map(lambda x: x * x, range(10))))
    futures = [pool.submit(pow, 2, i) for i in range(20)]
    print(sum(f.result() for f in cf.as_completed(futures)))
    try:
        pool.submit(lambda: 1 / 0).result()
    except ZeroDivisionError as e:
        print(e)
s = queue.SimpleQueue()
t = threading.Thread(target=lambda: [s.put(i) for i in range(100)])
t.start()
print(sum(s.get() for _ in range(100)))
t.join()
