# tests/lang/process/atexit_order.py - atexit functions run last registered first, before the module's names go
import atexit
class C:
    def __del__(self): print("del")
c = C()
atexit.register(print, "first", "registered", sep="-")
@atexit.register
def second(): print("second registered", c is not None)
def gone(): print("never")
atexit.register(gone)
atexit.unregister(gone)
atexit.register(lambda: print("last registered"))
print("end of module")
