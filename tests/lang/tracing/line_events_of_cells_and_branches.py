# lang/tracing/line_events_of_cells_and_branches.py: cells are made before a function's first line; an assignment's line comes back after a value of several lines; a decorated class begins at its decorators
import sys


def events(f):
    out = []

    def tracer(frame, event, arg):
        if frame.f_code.co_filename != __file__:
            return None
        out.append((frame.f_code.co_name, frame.f_lineno - f.__code__.co_firstlineno, event))
        return tracer

    sys.settrace(tracer)
    try:
        f()
    finally:
        sys.settrace(None)
    print(f.__name__)
    for item in out:
        print("   ", *item)


def cell():
    x = 1

    def inner():
        return x
    return inner()


def cell_of_argument(q=1, *rest):
    z = 2
    return (lambda: (q, rest, z))()


def classes_in_cells():
    class A:
        def f(self):
            return A, __class__
    A().f()


def generator_with_cell():
    def g():
        x = 1
        yield lambda: x
    list(g())


def branches():
    x = 2
    y = (x and
         x or
         0)
    z = (x if x
         else 0)
    w = (
        x + 1)
    return y, z, w


def decorated():
    def keep(f):
        return f

    @keep
    @keep
    class K(object):
        """doc"""
        a = 1


def awaited():
    async def five():
        return 5

    async def none():
        return None

    async def both():
        await five()
        await none()
    try:
        both().send(None)
    except StopIteration:
        pass


for f in (cell, cell_of_argument, classes_in_cells, generator_with_cell, branches, decorated, awaited):
    events(f)
