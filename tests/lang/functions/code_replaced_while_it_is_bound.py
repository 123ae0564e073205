# lang/functions/code_replaced_while_it_is_bound.py - a key whose hash gives the function that is being called another __code__: the call
# fails, and later ones run the new code. (CPython runs the old code once more.)
# oracle: no
import gc

OLD = "def f(a, **kw):\n    return 'old', a, kw\n"
OLD_GENERATOR = "def f(a, **kw):\n    yield 'old', a, kw\n"
NEW = "def f(a, m=1, *rest, n=2, **kw):\n    b = c = d = e = g = h = i = j = 1\n    return 'new', a, b, j\n"
action = None


class Key(str):
    def __hash__(self):
        if action is not None:
            action()
        return str.__hash__(self)

    def __eq__(self, other):
        return str.__eq__(self, other)


def fresh(text):
    space = {}
    exec(text, space)
    return space["f"]


def call(f, at):
    global action
    count = 0

    def replace():
        nonlocal count
        count += 1
        if count == at:
            f.__code__ = fresh(NEW).__code__
            f.__defaults__, f.__kwdefaults__ = (1,), {"n": 2}
            gc.collect()
    keywords = {Key("z"): 1}
    action = replace
    try:
        return f(5, **keywords)
    except RuntimeError as error:
        return str(error)
    finally:
        action = None


for text in (OLD, OLD_GENERATOR, "f = lambda *a, **kw: a\n"):
    seen = set()
    for at in range(1, 6):
        f = fresh(text)
        result = call(f, at)
        seen.add(result if isinstance(result, str) else type(result).__name__)
        assert f.__kwdefaults__ is None or f(5)[0] == "new"
    print(sorted(seen))
