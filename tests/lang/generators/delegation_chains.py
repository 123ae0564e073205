# tests/lang/generators/delegation_chains.py - yield from through three levels: values, sends, throws, returns and closings pass whole
log = []
def leaf(n):
    try:
        got = yield f"leaf {n}"
        while got != "stop": got = yield f"leaf got {got}"
        return f"leaf returns {n}"
    except KeyError as e: log.append(f"leaf caught {e}"); yield "leaf recovered"; return "after recovery"
    finally: log.append(f"leaf {n} done")
def mid():
    a = yield from leaf(1)
    log.append(("mid has", a))
    b = yield from leaf(2)
    return a, b
def top():
    r = yield from mid()
    log.append(("top has", r))
    yield "top tail"
    yield from [10, 20]
    return "top value"
t = top(); out = [next(t)]
for s in ("x", "stop", "y", "stop", None, None): out.append(t.send(s))
print(out)
try: next(t)
except StopIteration as e: print(e.value)
print(log); log.clear()
t = top(); next(t); print(t.throw(KeyError("k")), t.gi_yieldfrom.__name__, t.gi_yieldfrom.gi_yieldfrom.__name__); print(next(t), log); log.clear()
t.close(); print(log); log.clear()
t = top(); next(t)
try: t.throw(ValueError("v"))
except ValueError as e:
    n, tb = 0, e.__traceback__
    while tb: n += 1; tb = tb.tb_next
    print(n, log)
shared = leaf(9)
def s(): return (yield from shared)
a, b = s(), s(); print(next(a)); 
try: print(next(b))
except Exception as e: print(repr(e))
print(a.send("one"), b.send("two")); 
try: a.send("stop")
except StopIteration as e: print(e.value)
try: b.send("late")
except StopIteration as e: print("b:", e.value)
def selfish(): yield from me
me = selfish()
try: next(me)
except ValueError as e: print(e)
def deep(n):
    if n: yield from deep(n - 1)
    else: yield "bottom"
print(list(deep(200)))
