# tests/lang/threads/lock_stats.py - sys._lockstats() counts who waited for the lock, and threads that ended are in the sum
# oracle: no
import sys, threading, time

def numbers(d):
    return {k: v for k, v in d.items() if k != "threads"}

print(sorted(numbers(sys._lockstats())))
before = numbers(sys._lockstats())
sys.setswitchinterval(1e-4)
stop = False
def compute():
    k = 0
    while not stop:
        k += 1
threads = [threading.Thread(target=compute) for i in range(3)]
for t in threads: t.start()
time.sleep(0.3)
during = sys._lockstats()
print(len(during["threads"]) == 4, set(during["threads"]) == {t.ident for t in threads} | {threading.get_ident()})
print(all(sorted(numbers(one)) == sorted(before) for one in during["threads"].values()))
print(sum(one["waits"] > 0 for one in during["threads"].values()) >= 3)
stop = True
for t in threads: t.join()
after = sys._lockstats()
print(len(after["threads"]), all(after[k] >= during[k] for k in before), after["waits"] > before["waits"])
print(after["wait_ns"] >= after["longest_wait_ns"] > 0, after["hand_overs"] >= after["yields"] > 0)
