# tests/lang/generators/send_values_trace.py - what each yield expression evaluates to: send, next, throw, yield from, in compound expressions
def g():
    out = []
    out.append((yield 1) + (yield 2))
    out.append([(yield 3), (yield 4)])
    out.append({(yield 5): (yield 6)})
    out.append((yield 7) if (yield 8) else (yield 9))
    out.append(f"{(yield 10)}-{yield 11}")
    x = y = yield 12
    out.append((x, y))
    x += yield 13
    out.append(x)
    out.append((lambda a, *b, **k: (a, b, k))((yield 14), *(yield 15), k=(yield 16)))
    out.append((yield 17)[(yield 18)])
    out.append((yield 19) < (yield 20) < (yield 21))
    out.append((yield) is None)
    out.append((yield (yield 22)))
    return out
it = g(); print(next(it))
for v in (10, 20, "a", "b", "k", "v", 0, "else", "f", "g", 100, 5, 1, [2, 3], 4, [7, 8], 1, 1, 0, None, "in", "out", "x", "y", "z"):
    try: print(v, "->", it.send(v))
    except StopIteration as e: print(e.value); break
