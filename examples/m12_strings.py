# M12, strings: constants that look like names are interned, single Latin-1 characters and "" exist once.
import sys


def fresh(text):
    return eval(compile(repr(text), "<its own unit>", "eval"))


for text in "hello", "hello_9", "hello world!", "", "-":
    print(f"{text!r:15} is one object:", fresh(text) is fresh(text))
made = "".join(["hel", "lo"])
print("made at run time:", made is fresh("hello"), "- after sys.intern:", sys.intern(made) is fresh("hello"))
a, b, c = "a-b", "x-y", "caf\xe9"
print("characters:", a[1] is b[1], chr(0xE9) is c[3])
