# What the tests of the cap share.
def resident():
    with open("/proc/self/status") as status:
        for line in status:
            if line.startswith("RssAnon"):
                return int(line.split()[1]) * 1024


def check():
    table = {str(i): [i] * 3 for i in range(500)}
    assert sum(sum(v) for v in table.values()) == sum(3 * i for i in range(500))
    assert sorted(map(str, range(100)))[5] == "13"
    assert "-".join(["ab"] * 50).count("b-a") == 49
    assert 7**100 % 1000 == 1
