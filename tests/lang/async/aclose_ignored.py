# tests/lang/async/aclose_ignored.py - an asynchronous generator that yields on GeneratorExit is a RuntimeError of aclose
# swallows: a helper returns errors, and the caller drops some
class Pause:
    def __init__(self, tag): self.tag = tag
    def __await__(self): return (yield self.tag)
def run(coro):
    seen = []
    try:
        while True: seen.append(coro.send(None))
    except StopIteration as e: return seen, e.value
    except BaseException as e: return seen, type(e).__name__, str(e)
async def stubborn():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("ignored")
async def awaiting():
    try:
        yield 1
    except GeneratorExit:
        await Pause("p")
        print("after pause")
async def swallows():
    try: yield 1
    except GeneratorExit: return
async def raises():
    try: yield 1
    finally: raise KeyError("in finally")
for f in (stubborn, awaiting, swallows, raises):
    g = f()
    print(f.__name__, run(g.__anext__()))
    print(run(g.aclose()))
    print(run(g.aclose()))
    print(run(g.__anext__()))
async def throw_exit():
    yield 1
g = throw_exit(); run(g.__anext__())
print(run(g.athrow(GeneratorExit)), run(g.athrow(ValueError("later"))))
g = throw_exit(); run(g.__anext__())
print(run(g.athrow(StopAsyncIteration("x"))))
g = throw_exit(); run(g.__anext__())
print(run(g.athrow(StopIteration("x"))))
