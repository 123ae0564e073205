# M21, churn: short-lived small objects are made and dropped in the same few blocks; nothing grows, nothing is asked from below.
def resident():
    with open("/proc/self/status") as f:
        return next(int(line.split()[1]) for line in f if line.startswith("VmRSS"))


def churn(n):
    places = set()
    for x in range(n):
        text = "number %d" % (x + 1000)
        pair = [text, x * 1.5]
        places.add(id(pair))
    return len(places)


churn(1000)
before = resident()
print("lists made:", 300000, "- places used:", "a handful" if churn(300000) < 100 else "many")
print("resident memory grew:", "no" if resident() - before < 500 else "yes")
