# The first to ask a loader for what importlib knows may be many threads at once.
import sys
import threading

wrong = []
right = []


def ask():
    try:
        import json
        json.__loader__.get_source
        right.append(json.__loader__.is_package('json'))
    except BaseException as e:
        wrong.append(repr(e))


sys.setswitchinterval(1e-5)
threads = [threading.Thread(target=ask) for i in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(wrong, right)
