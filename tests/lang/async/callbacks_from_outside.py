# tests/lang/async/callbacks_from_outside.py - a future's list of callbacks that was changed by way of gc.get_referents() ends its calls with an error
# oracle: no
import asyncio, gc
class Loop:
    def get_debug(self):
        return False
    def call_soon(self, callback, *args, context=None):
        print("soon", callback)
def changed(item):
    f = asyncio.Future(loop=Loop())
    f.add_done_callback(1)
    f.add_done_callback(2)
    for part in gc.get_referents(f):
        if isinstance(part, list):
            part.append(item)
    return f
for item in (5, (), (1,)):
    try:
        changed(item).set_result(1)
    except RuntimeError as e:
        print(e)
    try:
        changed(item).remove_done_callback(2)
    except RuntimeError as e:
        print(e)
