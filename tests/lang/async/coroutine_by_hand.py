# tests/lang/async/coroutine_by_hand.py - a coroutine is driven by send, and its return value is in StopIteration
class Wait:
    def __init__(self, v): self.v = v
    def __await__(self):
        got = yield self.v
        return got * 2
async def f(a):
    x = await Wait(a)
    y = await Wait(x)
    return x, y
c = f(1)
print(type(c).__name__, c.send(None), c.send(10))
try:
    c.send(100)
except StopIteration as e:
    print(e.value)
try:
    c.send(None)
except RuntimeError as e:
    print(e)
