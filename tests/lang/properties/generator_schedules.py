# tests/lang/properties/generator_schedules.py - generators resumed in many interleavings keep their own state
def g(n, k):
    total = 0
    for i in range(n):
        try:
            x = yield (k, i, total)
            if x: total += x
        except KeyError:
            total = -total
        finally:
            total += 1
    return total
state = 4
def rnd(n):
    global state
    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
    return (state >> 8) % n
out = []
gens = [g(5 + k, k) for k in range(10)]
for x in gens: next(x)
while gens:
    x = gens[rnd(len(gens))]
    try:
        r = (lambda: next(x), lambda: x.send(rnd(10)), lambda: x.throw(KeyError))[rnd(3)]()
        out.append(sum(r))
    except StopIteration as e:
        out.append(("end", e.value))
        gens.remove(x)
print(out)
