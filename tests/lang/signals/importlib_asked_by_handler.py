# A signal that comes while importlib is loaded for the first time finds it whole.
import json
import signal

seen = []


def handler(number, frame):
    try:
        seen.append(json.__loader__.is_package('json'))
    except BaseException as e:
        seen.append(repr(e))


signal.signal(signal.SIGALRM, handler)
signal.setitimer(signal.ITIMER_REAL, 0.0005)
json.__loader__.get_source
while not seen:
    pass
print(seen)
