# tests/lang/async/await_rules.py - await takes awaitables only, and each coroutine once
async def g(): return 5
async def f(x): return await x
def drive(c):
    try:
        while True: c.send(None)
    except StopIteration as e:
        return e.value
print(drive(f(g())))
class Bad:
    def __await__(self): return 5
for x in (5, None, Bad(), [1]):
    try:
        drive(f(x))
    except TypeError as e:
        print(e)
c = g()
drive(c)
try:
    drive(f(c))
except RuntimeError as e:
    print(e)
c = g()
c.close()
try:
    drive(c)
except RuntimeError as e:
    print(e)
