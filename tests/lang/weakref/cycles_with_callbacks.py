# tests/lang/weakref/cycles_with_callbacks.py - callbacks of references that are garbage themselves never run; of those outside they do
import gc, weakref
gc.disable()
class C: pass
class J: pass
log = []
class Two:
    def acallback(self, r): log.append("callback of an instance")
def in_cycle():
    c1, c2 = Two(), Two()
    c2.me, c2.c1, c2.wr = c2, c1, weakref.ref(c1, c2.acallback)
def one_way():
    c1, c2 = Two(), Two()
    c2.me, c2.c1 = c2, c1
    c2.wr = weakref.ref(c1, c2.acallback)
    return None
def outside():
    c1 = C(); c1.me = c1
    def cb(r): log.append("outside")
    return weakref.ref(c1, cb)
def reference_is_garbage():
    c1 = C(); c1.me = c1
    def cb(r): log.append("never")
    c1.wr = weakref.ref(c1, cb)
def callback_is_garbage():
    c1 = C(); c1.me = c1
    def cb(r): log.append("callback is garbage, reference is not")
    c1.cb = cb
    return weakref.ref(c1, cb)
for f in (in_cycle, one_way, outside, reference_is_garbage, callback_is_garbage):
    gc.collect()
    log.clear()
    r = f()
    n = gc.collect()
    print(f.__name__, n > 0, log, r and r())
# The callback holds the only way to another piece of the same garbage.
def resurrecting():
    class II: pass
    I = II(); I.J = J
    I.wr = weakref.ref(J2, I.acallback if hasattr(I, "acallback") else None)
    del I
class J2: pass
resurrecting()
external = weakref.ref(J2, lambda r: log.append("class died"))
log.clear()
del J2
gc.collect()
print(log)
# Callback on a callback.
c, d, e = C(), C(), C()
def f(r): log.append("safe")
def g(r): log.append("unsafe")
log.clear()
c.d, d.c, c.me = d, c, c
external = weakref.ref(c, f)
d.wr = weakref.ref(f, g)
e.x = external
del c, d, f
gc.collect()
print(log)
