# Instances of classes made of sockets and semaphores are found in cycles like those of any other class.
import _multiprocessing
import gc
import os
import select
import socket
import weakref


try:
    class Poller(select.epoll):
        pass
except TypeError as error:
    print(error)


class Semaphore(_multiprocessing.SemLock):
    pass


def make():
    yield socket.socket()
    yield Semaphore(0, 1, 1, "/of_system_objects_%d" % os.getpid(), True)


for o in make():
    class Holder:
        me = o

    o.close() if hasattr(o, "close") else None
    if hasattr(o, "__dict__"):
        o.holder = Holder
    else:
        o._closed = Holder
    gone = weakref.ref(Holder)
    print(gc.is_tracked(o), type(o) in gc.get_referents(o))
    del o, Holder
    gc.collect()
    print(gone() is None)
