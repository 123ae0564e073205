# gc/saveall_at_the_end.py: a program may end with DEBUG_SAVEALL on: nothing leaks
import gc


class Last:
    def __del__(self):
        print("goes")


gc.set_debug(gc.DEBUG_SAVEALL)
loop = []
loop.append(loop)
del loop
print(gc.collect() > 0, len(gc.garbage) > 0)
last = Last()
last.me = last
del last
