# M4, arena choice: new pools come from the fullest arena with room, so that emptier ones drain and can be given back.
def resident():
    with open("/proc/self/status") as f:
        return next(int(line.split()[1]) for line in f if line.startswith("VmRSS")) // 1024


state = 1


def random(n):
    global state
    state = state * 6364136223846793005 + 1442695040888963407 & (1 << 64) - 1
    return (state >> 33) % n


start = resident()
things = []
for round in range(6):
    things += [(i, str(i)) for i in range(60000)]
    for _ in range(50000):
        i = random(len(things))
        things[i] = things[-1]
        things.pop()
    print(f"round {round}: {len(things)} things alive, {resident() - start} MB more than at start")
things.clear()
print("all dropped:", resident() - start, "MB more than at start")
