# lang/threads/faulthandler_order.py: dump_traceback() shows the newest thread first and the main thread last, no more than a hundred of them
import faulthandler, tempfile, threading

stop = threading.Event()
n_started = threading.Semaphore(0)


def wait():
    n_started.release()
    stop.wait()


def dump():
    with tempfile.TemporaryFile() as file:
        faulthandler.dump_traceback(file, all_threads=True)
        file.seek(0)
        return file.read().decode().replace(__file__, "this file").split("\n\n")


def thread_ids(parts):
    return [int(part.split("0x")[1].split()[0], 16) for part in parts]


threads = [threading.Thread(target=wait) for _ in range(3)]
for t in threads:
    t.start()
    n_started.acquire()
parts = dump()
print(thread_ids(parts) == [t.ident for t in reversed(threads)] + [threading.main_thread().ident])
print([part.startswith("Current thread") for part in parts], "in dump" in parts[-1])
for _ in range(100):
    threads.append(threading.Thread(target=wait))
    threads[-1].start()
    n_started.acquire()
parts = dump()
print(len(parts), parts[-1])
print(thread_ids(parts[:-1]) == [t.ident for t in threads[:-101:-1]])
stop.set()
for t in threads:
    t.join()


class Dumps:
    def __del__(self):
        print(dump()[-1].split("\n")[1:3])


import gc
cycle = Dumps()
cycle.me = cycle
del cycle
gc.collect()
Dumps()
