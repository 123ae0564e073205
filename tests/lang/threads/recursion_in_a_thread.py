# tests/lang/threads/recursion_in_a_thread.py - recursion is bounded in a thread too, by count and by its stack
import threading
def f(n):
    return f(n + 1)
def work():
    try:
        f(0)
    except RecursionError as e:
        print("RecursionError", e)
    x = []
    for i in range(100000):
        x = [x]
    try:
        repr(x)
    except RecursionError as e:
        print("RecursionError", e)
for size in 0, 256 * 1024:
    threading.stack_size(size)
    t = threading.Thread(target=work)
    t.start()
    t.join()
