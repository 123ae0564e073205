# round_trips.py SECONDS DELAY_US N - round trips of the main thread with another process, beside N threads that compute.
# Prints: trips a second, 99th percentile and longest in milliseconds, steps of the computing threads a second.
import os, sys, threading, time

seconds, delay, n = float(sys.argv[1]), int(sys.argv[2]) / 1e6, int(sys.argv[3])
to_peer, from_peer = os.pipe(), os.pipe()
if os.fork() == 0:
    os.close(to_peer[1])
    while os.read(to_peer[0], 1):
        if delay:
            time.sleep(delay)
        os.write(from_peer[1], b"y")
    os._exit(0)
stop = False
steps = [0] * n

def compute(i):
    k = 0
    while not stop:
        k += 1
    steps[i] = k

threads = [threading.Thread(target=compute, args=(i,)) for i in range(n)]
for t in threads:
    t.start()
times = []
begin = now = time.perf_counter()
end = begin + seconds
while now < end:
    if delay < 0:
        time.sleep(0.05)  # the computing threads alone
    else:
        os.write(to_peer[1], b"x")
        os.read(from_peer[0], 1)
    then, now = now, time.perf_counter()
    times.append(now - then)
stop = True
for t in threads:
    t.join()
times.sort()
took = now - begin
print(len(times) / took, times[int(len(times) * 0.99)] * 1e3, times[-1] * 1e3, sum(steps) / took)
os.close(to_peer[1])
