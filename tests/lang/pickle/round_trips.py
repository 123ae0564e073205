# tests/lang/pickle/round_trips.py - values of built-in types come back equal, and what is pickled is what CPython writes, by all protocols
import io, pickle

shared = ["s"]
deep = None
for n in range(40):
    deep = [deep, {n: (n,)}]
loop = [1]
loop.append(loop)
ring = {}
ring["self"] = (ring, [ring])
values = [
    None, True, False, 0, 1, 255, 256, 65535, 65536, -1, -128, -129, 2**31 - 1, 2**31, -(2**31), -(2**31) - 1, 2**63, -(2**63), -(2**64),
    10**40, -(10**40), 2**2040 - 1, -(2**2047), 2**2047, 3**2000, 0.0, -0.0, 1.5, 1e300, float("inf"), float("-inf"),
    "", "a", "abc", "é", "\u0430" * 90, "\U00010400x", "x" * 300, "a\\b\n\r\0\x1a", "\ud800", b"", b"a", bytes(range(256)), b"z" * 300,
    bytearray(), bytearray(b"abc"), (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], list(range(1000)), list(range(1001)), list(range(2500)),
    {}, {1: 2}, {1: 2, 3: 4}, dict.fromkeys(range(1000)), dict.fromkeys(range(1001), "v"), set(), {1}, frozenset(), frozenset([2]), deep,
    [shared, shared, (shared,)], range(3, 9, 2), complex(1, -2), Ellipsis, NotImplemented,
]
for protocol in range(6):
    total, odd = 0, []
    for v in values:
        data = pickle.dumps(v, protocol)
        f = io.BytesIO()
        pickle.dump(v, f, protocol)
        back = pickle.loads(data)
        total = (total * 31 + sum(data) + len(data)) % 1000000007
        if not (back == v or v != v) or type(back) is not type(v) or f.getvalue() != data or pickle.load(io.BytesIO(data)) != back:
            odd.append(v)
    print(protocol, total, odd)
    back = pickle.loads(pickle.dumps(loop, protocol))
    print(back[1] is back, len(back), end=" ")
    back = pickle.loads(pickle.dumps(ring, protocol))
    print(back["self"][0] is back, back["self"][1][0] is back, end=" ")
    a, b, c = pickle.loads(pickle.dumps([shared, shared, (shared,)], protocol))
    print(a is b, c[0] is a)
nan = pickle.loads(pickle.dumps(float("nan")))
print(nan != nan, pickle.dumps({"a": [1, 2.5, "é", b"x", (None, True)]}), pickle.dumps([1, "a", "a"], 0))
