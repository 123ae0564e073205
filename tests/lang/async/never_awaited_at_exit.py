# tests/lang/async/never_awaited_at_exit.py - a coroutine that a module still holds when the program ends is reported, too
import sys
async def co(): pass
async def second(): pass
kept = [co(), second()]
class Holder:
    def __del__(self): print("holder dies")
    def start(self): self.c = named(); return self
async def named(): pass
h = Holder().start()
sys.stdout.flush()
