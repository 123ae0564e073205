# A generator or coroutine that began before there was a tracer goes on, for the tracer, where it waits.
import sys

events = []


def tracer(frame, event, arg):
    events.append((frame.f_code.co_name, event, frame.f_lineno - frame.f_code.co_firstlineno))
    return tracer


def plain():
    for i in range(3):
        yield i
        yield -i


def outer():
    yield from plain()
    yield 'end'


class Waits:
    def __await__(self):
        yield 1
        yield 2


async def coroutine():
    try:
        await Waits()
    finally:
        events.append('finally')


def traced(function):
    events.clear()
    sys.settrace(tracer)
    try:
        function()
    finally:
        sys.settrace(None)
    print(*[e for e in events if e[0] != 'traced'], sep='\n')
    print('--')


def loop(it):
    for value in it:
        pass


for make in plain, outer:
    it = make()
    next(it)
    traced(lambda: next(it))
    traced(lambda: next(it))
    next(it)
    traced(lambda: loop(it))
    it = make()
    next(it)
    traced(lambda: loop(it))
    it = make()
    next(it)
    traced(it.close)
c = coroutine()
c.send(None)
traced(lambda: c.send(None))
traced(c.close)
