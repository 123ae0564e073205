# tests/lang/identity/is_not_equality.py - is compares identity even where == lies
class Yes:
    def __eq__(self, other):
        return True

y = Yes()
print(y == None, y is None, y is not None, y == 5, [] == y)
nan = float("nan")
print(nan == nan, nan is nan, nan in [nan], [nan] == [nan], (nan,) == (nan,), [nan].index(nan))
