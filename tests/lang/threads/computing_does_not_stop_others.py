# tests/lang/threads/computing_does_not_stop_others.py - a thread that only computes lets others in
import threading, time
stop = False
def spin():
    while not stop:
        pass
t = threading.Thread(target=spin)
t.start()
for i in range(20):
    time.sleep(0.001)
stop = True
t.join()
print("done")
