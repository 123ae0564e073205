# tests/lang/threads/sqlite_closed_while_waiting.py - a call that waits for its turn at a connection finds it closed: an error, no crash
# oracle: no
import sqlite3, threading, time

SLOW = "WITH RECURSIVE c(x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM c WHERE x < 400) SELECT sum(tick(x)) FROM c"
calls = {
    "create_function": lambda c: c.create_function("f", 0, lambda: 1),
    "create_aggregate": lambda c: c.create_aggregate("f", 0, list),
    "create_window_function": lambda c: c.create_window_function("f", 0, list),
    "create_collation": lambda c: c.create_collation("f", lambda a, b: 0),
    "set_authorizer": lambda c: c.set_authorizer(lambda *args: 0),
    "set_progress_handler": lambda c: c.set_progress_handler(lambda: 0, 100),
    "set_trace_callback": lambda c: c.set_trace_callback(print),
    "load_extension": lambda c: c.load_extension("none"),
    "serialize": lambda c: c.serialize(),
    "deserialize": lambda c: c.deserialize(b""),
    "commit": lambda c: c.commit(),
    "execute": lambda c: c.execute("SELECT 1"),
}

def attempt(name, begun, c):
    begun.wait()
    try:
        calls[name](c)
    except sqlite3.ProgrammingError as e:
        print(name, e)

for name in calls:
    c = sqlite3.connect(":memory:", check_same_thread=False)
    begun = threading.Event()
    def tick(x):
        if x == 10:
            begun.set()
            time.sleep(0.01)  # the other thread comes to the connection, which is busy
        return x
    c.create_function("tick", 1, tick)
    t = threading.Thread(target=attempt, args=(name, begun, c))
    t.start()
    c.execute(SLOW).fetchall()
    c.close()
    t.join()
