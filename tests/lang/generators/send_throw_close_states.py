# tests/lang/generators/send_throw_close_states.py - what send, throw, close and next do in each state of a generator
def g():
    try:
        x = yield 1
        y = yield ("got", x)
        return ("end", x, y)
    except KeyError as e:
        yield ("caught", e.args)
    finally: print("   finally")
ops = {"next": next, "send None": lambda i: i.send(None), "send 5": lambda i: i.send(5), "throw KeyError": lambda i: i.throw(KeyError, "k"), "throw ValueError": lambda i: i.throw(ValueError("v")), "close": lambda i: i.close()}
import itertools
for seq in itertools.product(ops, repeat=2):
    for start in (0, 1):
        i = g(); out = []
        if start: out.append(next(i))
        for o in seq:
            try: out.append(ops[o](i))
            except BaseException as e: out.append((type(e).__name__, e.args))
        out.append(i.gi_frame is None); i.close()
        print(start, seq, out)
