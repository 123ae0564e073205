# tests/fault/sqlite3_statements.py - a database in memory when any request for memory of ours fails
import sqlite3 as s
class Sum:
    def __init__(self): self.n = 0
    def step(self, x): self.n += x
    def finalize(self): return self.n
    value = finalize
    def inverse(self, x): self.n -= x
c = s.connect(":memory:", detect_types=s.PARSE_DECLTYPES)
c.executescript("create table t(a integer primary key, b text, d date); create table u(b blob)")
with c:
    c.executemany("insert into t(b, d) values(?, ?)", [("x" * i, f"2020-01-0{i + 1}") for i in range(4)])
    c.execute("insert into u values(:b)", {"b": bytearray(20)})
c.row_factory = s.Row
for row in c.execute("select a, b, d from t order by a desc"):
    print(row["B"], row[0], row["d"], row.keys())
def must_work(f):
    try:
        return f()
    except s.Error as e:
        if not any(w in str(e) for w in ("memory", "user-defined", "not authorized")): raise  # what a failed callback leads to
        raise MemoryError from None
c.row_factory = None
c.create_function("twice", 1, lambda x: x * 2)
c.create_window_function("total", 1, Sum)
c.create_collation("back", lambda a, b: (a < b) - (a > b))
print(must_work(lambda: c.execute("select twice(b), total(a) over (order by a) from t order by b collate back").fetchall()))
seen = []
c.set_trace_callback(seen.append)
c.set_authorizer(lambda *a: s.SQLITE_OK)
c.set_progress_handler(lambda: 0, 10)
print(must_work(lambda: c.execute("select count(*), max(d) from t where a > ?", (1,)).fetchone()))
with c.blobopen("u", "b", 1) as blob:
    blob.write(b"abc"); blob[5:9:2] = b"xy"
    print(len(blob), blob[:10])
d = s.connect(":memory:")
c.backup(d, pages=1, progress=lambda *a: None)
d.deserialize(d.serialize())
for wrong in "c.execute('sel')", "c.execute('select ?')", "c.execute('insert into t(a) values(1)')", "d.execute('select ?', (d,))":
    try:
        eval(wrong)
    except s.Error as e:
        print(type(e).__name__, e)
c.close()
