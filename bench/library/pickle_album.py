"""pickle album: a graph of records, instances and shared lists is pickled by each protocol and read back."""
import copyreg
import io
import pickle


class Photo:
    def __init__(self, n):
        self.name, self.size, self.tags = f"photo {n}", (n * 3, n * 2), ["sea", "sun", n % 17]
        self.rating = n / 3


class Album(dict):
    pass


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __reduce__(self):
        return Point, (self.x, self.y)


album = Album((n, Photo(n)) for n in range(3000))
album["first"], album["again"] = album[0], album[1].tags
records = [{"id": n, "name": f"name {n % 100}", "values": (n, n * 1.5, None, n % 2 == 0), "big": n ** 9, "blob": bytes(n % 50)} for n in range(6000)]
points = [Point(n, -n) for n in range(5000)]
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    data = pickle.dumps([album, records, points], protocol)
    back, rows, dots = pickle.loads(data)
    print(protocol, len(data) > 500000, back["first"] is back[0], back["again"] is back[1].tags, rows == records, dots[-1].y)
stream = io.BytesIO()
for row in records:
    pickle.dump(row, stream)
stream.seek(0)
total = 0
for _ in records:
    total += pickle.load(stream)["id"]
print(total, type(copyreg.dispatch_table).__name__)
texts = [f"line {n} " + "ü" * (n % 5) for n in range(60000)]
numbers = list(range(-1000, 100000))
print(pickle.loads(pickle.dumps(texts)) == texts, pickle.loads(pickle.dumps(numbers)) == numbers, len(pickle.loads(pickle.dumps({n: str(n) for n in range(40000)}))))
