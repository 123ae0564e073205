# tests/lang/library/contextvars_core.py - contextvars: values per context, copies that do not see each other's changes, tokens, many variables
import contextvars as cv


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, str(e).split(" at 0x")[0])


a = cv.ContextVar("a")
b = cv.ContextVar("b", default=5)
print(a.name, repr(a).split(" at ")[0], repr(b).split(" at ")[0])
attempt(a.get)
attempt(a.get, 3)
attempt(b.get)
attempt(b.get, 4)
t = a.set(1)
print(a.get(), t.var is a, t.old_value is cv.Token.MISSING, cv.Token.MISSING, repr(t).split(" at ")[0])
u = a.set(2)
print(u.old_value, a.get())
a.reset(u)
print(a.get())
attempt(a.reset, u)
attempt(b.reset, t)
attempt(a.reset, 3)
a.reset(t)
attempt(a.get)
attempt(cv.Token)
attempt(cv.ContextVar)
attempt(cv.ContextVar, 3)
attempt(cv.Context, 3)
attempt(hash, cv.Context())
attempt(hash, t)


def inside():
    print("inside", a.get(None), b.get())
    a.set("in")
    b.set("also")
    c = cv.copy_context()
    print(len(c), sorted(c.values()), [v.name for v in c], sorted((k.name, v) for k, v in c.items()))
    return "done"


ctx = cv.copy_context()
print(len(ctx), ctx.run(inside), len(ctx), a.get("unset"), b.get(), ctx[a], ctx.get(b), a in ctx)
attempt(lambda: cv.Context()[a])
attempt(lambda: ctx["a"])
attempt(lambda: "a" in ctx)
attempt(ctx.get, 1)
print(ctx.get(cv.ContextVar("z")), ctx.get(cv.ContextVar("z"), 7))
attempt(ctx.run)
attempt(ctx.run, ctx.run, int)
attempt(ctx.run, lambda: 1 / 0)
print(ctx.run(a.get), ctx.run(int, "11", base=2))
d = ctx.copy()
print(d == ctx, d is ctx, d != ctx, d == 3, len(d))
token = d.run(a.set, "other")
print(d == ctx, d[a], ctx[a])
attempt(a.reset, token)
d.run(a.reset, token)
print(d == ctx)


def many():
    variables = [cv.ContextVar("v%d" % i) for i in range(300)]
    tokens = [v.set(i) for i, v in enumerate(variables)]
    half = cv.copy_context()
    for v, t in list(zip(variables, tokens))[::2]:
        v.reset(t)
    now = cv.copy_context()
    print(len(half), len(now), sum(half.values()) == sum(range(300)), all(v in half for v in variables),
          [v in now for v in variables[:4]], [now.get(v) for v in variables[:4]])
    for v, t in list(zip(variables, tokens))[1::2]:
        v.reset(t)
    print(len(cv.copy_context()), len(now), [v.get("gone") for v in variables[:3]])


cv.Context().run(many)
print([type(x).__name__ for x in (ctx.keys(), ctx.values(), ctx.items(), iter(ctx))], cv.ContextVar[int])


def gen():
    while True:
        yield a.get("none")


g = gen()
c1, c2 = cv.Context(), cv.Context()
c1.run(a.set, 1)
print(c1.run(next, g), c2.run(next, g), next(g))
