# tests/lang/threads/local_data.py - thread-local data: each thread its own, gone with the thread or with the object
import gc, threading, weakref
class Thing:
    pass
data = threading.local()
data.x = "main"
seen = []
def work(i):
    seen.append(hasattr(data, "x"))
    data.x = i
    data.thing = Thing()
    refs.append(weakref.ref(data.thing))
    seen.append(data.__dict__.keys() == {"x", "thing"})
refs = []
threads = [threading.Thread(target=work, args=(i,)) for i in range(5)]
for t in threads: t.start()
for t in threads: t.join()
print(seen.count(False), seen.count(True), data.x, [r() for r in refs])
class Local(threading.local):
    kind = "class"
    def __init__(self, a, b=2):
        self.sum = a + b
        made.append(a)
made = []
own = Local(1, b=5)
own.sum += 100
def look():
    print(own.sum, own.kind, vars(own))
    own.me = own
t = threading.Thread(target=look)
t.start()
t.join()
print(own.sum, made)
try:
    own.__dict__ = {}
except AttributeError as e:
    print(e)
try:
    threading.local(1)
except TypeError as e:
    print(e)
r = weakref.ref(own)
own.me = own
del own
gc.collect()
print(r())
class Bad(threading.local):
    n = 0
    def __init__(self):
        Bad.n += 1
        if Bad.n == 2:
            raise KeyError("second")
bad = Bad()
def use():
    try:
        bad.x
    except KeyError as e:
        print("KeyError", e)
    bad.x = 3
    print(bad.x)
t = threading.Thread(target=use)
t.start()
t.join()
