# M3, arenas: memory comes from the system in arenas and goes back when all pools of an arena are free: resident memory falls.
def resident():
    with open("/proc/self/status") as f:
        return next(int(line.split()[1]) for line in f if line.startswith("VmRSS")) // 1024


start = resident()
print("at start:", start, "MB")
many = [[i] for i in range(500000)]
full = resident()
print("500,000 lists later:", full, "MB")
del many
end = resident()
print("all dropped:", end, "MB")
print("given back:", "most of it" if end - start < (full - start) * 0.3 else "little")
