# tests/lang/temporaries/open_read_closes.py - open(p).read() closes the file at once
import gc
class F:
    def __init__(self): print("open", end="; ")
    def read(self): return "data"
    def __del__(self): print("close", end="; ")
x = F().read()
print(x)
print([F().read() for _ in range(2)])
