# lang/functions/code_replaced_while_it_runs.py - a function whose __code__ is replaced while it runs goes on with the code it began with,
# though nobody else holds that code.
import gc
import threading

TEXT = """
def other(n):
    return ("other", n)

def once(n):
    words = "abc" * n
    once.__code__ = other.__code__
    disturb()
    return [words, n, 12345.5, "the old one"]

def deep(n):
    if n == 0:
        deep.__code__ = other.__code__
        disturb()
        return ["bottom", 54321.5]
    result = deep(n - 1)
    return result + [n, "level", 0.25]

def twice(n):
    twice.__code__ = make().__code__
    disturb()
    twice.__code__ = other.__code__
    disturb()
    return [n, "twice", 777.25]

def steps(n):
    yield ["first", n]
    steps.__code__ = other.__code__
    disturb()
    yield ["second", 99.5, n]

def fails(n):
    fails.__code__ = other.__code__
    disturb()
    return [n][3]

def waits(n):
    begun.set()
    go.wait()
    return [n, "waited", 31.125]
"""


def make():
    space = {}
    exec("def made(n):\n    return ('made', n, 1.5)\n", space)
    return space["made"]


def disturb():
    gc.collect()
    return [compile("def q():\n    return %d, 'x%d'\n" % (i, i), "q", "exec") for i in range(40)]


begun, go = threading.Event(), threading.Event()
space = {"disturb": disturb, "make": make, "begun": begun, "go": go}
exec(TEXT, space)
for name in ("once", "deep", "twice"):
    print(name, space[name](3), space[name](3))
steps = space["steps"]
running = steps(2)
print(next(running), next(running), next(running, "end"), steps(2))
try:
    space["fails"](1)
except IndexError as error:
    print(error, error.__traceback__.tb_next.tb_frame.f_code.co_name, error.__traceback__.tb_next.tb_lineno)
print(space["fails"](1))

results = []
thread = threading.Thread(target=lambda: results.append(space["waits"](5)))
thread.start()
begun.wait()
space["waits"].__code__ = space["other"].__code__
kept = disturb()
go.set()
thread.join()
print(results, space["waits"](6))
