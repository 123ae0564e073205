# tests/lang/async/exceptions_through_await.py - what is thrown into a coroutine goes to the innermost await, and its context is right
class Pause:
    def __init__(self, n): self.n = n
    def __await__(self):
        try:
            got = yield self.n
            return got
        except KeyError as e:
            print("awaitable saw", repr(e), repr(e.__context__))
            raise LookupError("from awaitable") from e
        finally:
            print("awaitable ends", self.n)
async def leaf():
    try: return await Pause(1)
    except LookupError as e:
        print("leaf", repr(e), repr(e.__cause__))
        return await Pause(2)
async def root():
    try:
        1 / 0
    except ZeroDivisionError:
        r = await leaf()
        try: await Pause(3)
        except RuntimeError as e: print("context", repr(e.__context__))
        return r
c = root()
print(c.send(None))
print(c.throw(KeyError("thrown")))
print(c.send("two"))
try: c.throw(RuntimeError("three"))
except StopIteration as e: print("value", e.value)
c = root(); c.send(None)
try: c.throw(GeneratorExit)
except GeneratorExit: print("exit comes out")
c = root(); c.send(None); print(c.close())
class Custom:
    def __await__(self): return iter([10, 20])
async def over_list(): return await Custom()
c = over_list(); print(c.send(None), c.send(None))
try: c.send(None)
except StopIteration as e: print(e.value)
c = over_list(); c.send(None)
try: c.send(1)
except AttributeError as e: print(e)
async def stop(): raise StopIteration(3)
async def stopa(): raise StopAsyncIteration(3)
for f in (stop, stopa):
    try: f().send(None)
    except Exception as e: print(type(e).__name__, e, repr(e.__cause__))
