# lang/library/select_poll_epoll.py: waiting for descriptors by select, poll and epoll
import os, select, time
r, w = os.pipe()
print(select.select([r], [w], [], 0) == ([], [w], []))
os.write(w, b'x')
class F:
    def fileno(self): return r
f = F()
print(select.select([f], [], [f], 5) == ([f], [], []))
p = select.poll()
p.register(r, select.POLLIN); p.register(w)
print(sorted(p.poll(0)) == sorted([(r, select.POLLIN), (w, select.POLLOUT)]))
p.modify(w, select.POLLIN); print(p.poll(0) == [(r, 1)])
p.unregister(r); print(p.poll(1))
e = select.epoll()
e.register(r, select.EPOLLIN); e.register(f.fileno() + 1000 if False else w, select.EPOLLOUT | select.EPOLLET)
print(sorted(e.poll(0)) == sorted([(r, 1), (w, 4)]), e.poll(0, 1) == [(r, 1)], e.closed)
e.modify(r, 0); print(e.poll(0))
e.unregister(r)
with select.epoll() as x: print(x.closed)
print(x.closed)
t = time.monotonic(); select.select([], [], [], 0.01); print(time.monotonic() - t >= 0.01)
for bad in (lambda: select.select([-1], [], []), lambda: select.select(5, [], []), lambda: select.select([], [], [], -1), lambda: select.select([], [], [], 'x'),
            lambda: select.select([object()], [], []), lambda: p.modify(99, 1), lambda: p.unregister(99), lambda: p.register(r, -1), lambda: p.register(r, 2**17),
            lambda: x.poll(), lambda: x.register(1), lambda: e.register(w), lambda: e.poll(0, 0), lambda: select.epoll(-5), lambda: select.select([2000], [], [])):
    try:
        print(bad())
    except Exception as y:
        print(type(y).__name__, y)
