# lang/threads/many_in_io.py: threads that come back from I/O all the time do not keep new threads, or the main one, from running
import os, random, sys, threading, time
seen = set()
def work():
    while True:
        with open(__file__, 'rb') as f:
            f.read(200)
        with open(os.devnull, 'wb') as f:
            f.write(b'x')
            time.sleep(random.random() / 1995)
        seen.add(threading.current_thread())
for _ in range(40):
    threading.Thread(target=work, daemon=True).start()
while len(seen) < 40:
    time.sleep(0.001)
print('all have run')
