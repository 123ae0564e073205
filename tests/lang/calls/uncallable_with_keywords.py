# tests/lang/calls/uncallable_with_keywords.py - what cannot be called is said before what is wrong with its keywords
def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)
attempt(lambda: None(**{1: 2}))
attempt(lambda: (5)(*[1], **{1: 2}))
attempt(lambda: len(**{1: 2}))
attempt(lambda: (lambda **k: k)(**{1: 2}))
attempt(lambda: None(**5))
attempt(lambda: None(*5))
attempt(lambda: "a"(1))
