# tests/lang/finalization/held_by_a_handler.py - what only a signal handler's globals reach is finalized or not, at the very end, without harm
import signal
def alarm(*_): pass
signal.signal(signal.SIGALRM, alarm)
space = {"__name__": "__main__", "keep": alarm}
exec("""
class Late(Exception):
    def __del__(self): pass
late = Late()
def use(): return keep
""", space)
print("end")
