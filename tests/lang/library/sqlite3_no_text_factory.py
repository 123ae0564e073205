# tests/lang/library/sqlite3_no_text_factory.py - without its text_factory a connection cannot make texts, and says so
import sqlite3
c = sqlite3.connect(":memory:")
del c.text_factory
print(c.execute("SELECT 1, NULL, 2.5, x'00'").fetchone())
try:
    c.execute("SELECT 'a'").fetchone()
except SystemError as e:
    print(e)
c.text_factory = str
print(c.execute("SELECT 'a'").fetchone())
