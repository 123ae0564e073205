# tests/lang/generators/send.py - send resumes with a value; the first one must be None
def g():
    while True:
        print("got", (yield))
it = g()
try:
    it.send(1)
except TypeError as e:
    print(e)
it.send(None)
it.send("a")
next(it)
