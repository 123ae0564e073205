# fairness.py SECONDS N - the share of each of N threads that only compute, in percent, least and most; under Ouro also the
# longest that one of them waited for the lock, in ms.
import sys, threading, time

seconds, n = float(sys.argv[1]), int(sys.argv[2])
stop, steps = False, [0] * n

def compute(i):
    k = 0
    while not stop:
        k += 1
    steps[i] = k

threads = [threading.Thread(target=compute, args=(i,)) for i in range(n)]
for t in threads:
    t.start()
time.sleep(seconds)
stop = True
for t in threads:
    t.join()
waits = [sys._lockstats()["longest_wait_ns"] / 1e6] if hasattr(sys, "_lockstats") else []
print(min(steps) / sum(steps) * 100, max(steps) / sum(steps) * 100, *waits)
