# tests/lang/library/sqlite_closed_by_an_argument.py - a connection that an argument's __index__ closes is not used any more
import os
import select
import sqlite3


class Closes:
    def __init__(self, connection):
        self.connection = connection

    def __index__(self):
        self.connection.close()
        return 1


for call in (lambda c: c.getlimit(Closes(c)), lambda c: c.setlimit(1, Closes(c))):
    try:
        call(sqlite3.connect(":memory:"))
    except sqlite3.ProgrammingError as e:
        print(e)

first = select.epoll()
second = select.epoll.fromfd(os.dup(first.fileno()))
print(type(second).__name__, second.fileno() != first.fileno(), second.closed)
