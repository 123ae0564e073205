# tests/lang/gc/cycles_through_names.py - a name that is an instance of a str subclass may lead back to the class, function or
# generator that has it: a collection frees them (CPython keeps the classes)
# oracle: no
import gc
import types
import weakref


class Text(str):
    pass


def class_statement():
    name = Text("a")

    class Made:
        __qualname__ = name
    name.back = Made
    return Made


def class_call():
    name = Text("b")
    name.back = made = type(name, (), {})
    return made


def class_renamed():
    name = Text("c")

    class Made:
        pass
    Made.__name__ = Made.__qualname__ = Made.__module__ = name
    name.back = Made
    return Made


def function():
    name = Text("d")

    def made():
        pass
    made.__name__ = made.__qualname__ = name
    name.back = made
    return made


def generator():
    name = Text("e")
    made = (i for i in ())
    made.__name__ = made.__qualname__ = name
    name.back = made
    return made


def started_generator():
    made = (i for i in (1, 2))
    next(made)
    made.__qualname__ = name = Text("f")
    name.back = made
    return made


def coroutine():
    async def made():
        pass
    made = made()
    made.__name__ = name = Text("g")
    name.back = made
    made.close()
    return made


def module():
    name = Text("h")
    name.back = made = types.ModuleType(name)
    return made


gc.disable()
for make in (class_statement, class_call, class_renamed, function, generator, started_generator, coroutine, module):
    dead = weakref.ref(make())
    before = dead() is None
    gc.collect()
    print(make.__name__, "by count:", before, "by cycle:", dead() is None)
