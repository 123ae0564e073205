# tests/lang/async/generators.py - asynchronous generators yield to async for, and take asend, athrow and aclose
def drive(c):
    try:
        while True: c.send(None)
    except StopIteration as e:
        return e.value
async def ag(n):
    try:
        for i in range(n):
            got = yield i
            if got: print("got", got)
    except ValueError:
        print("value error")
        yield "recovered"
    finally:
        print("finally")
async def main():
    print([x async for x in ag(3)])
    a = ag(5)
    print(await a.__anext__(), await a.asend("hello"), await a.athrow(ValueError))
    await a.aclose()
    try:
        await a.__anext__()
    except StopAsyncIteration:
        print("finished")
    print(await anext(ag(1)), await anext(ag(0), "default"))
drive(main())
