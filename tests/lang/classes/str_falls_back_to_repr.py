# tests/lang/classes/str_falls_back_to_repr.py - str uses __str__, or __repr__ if there is none; both must return str
class R:
    def __repr__(self): return "R!"
class S(R):
    def __str__(self): return "S!"
print(str(R()), repr(R()), str(S()), repr(S()), [S()], f"{S()} {S()!r}")
class Bad:
    def __repr__(self): return 1
    def __str__(self): return 2
for f in repr, str:
    try:
        f(Bad())
    except TypeError as e:
        print(e)
