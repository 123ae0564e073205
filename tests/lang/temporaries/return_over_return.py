# tests/lang/temporaries/return_over_return.py - a return, break or continue in finally drops the value that was to be returned
# swallows: return in a finally
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("-" + self.n, end=" ")
def leave(how):
    for i in range(2):
        try:
            return D("value")
        finally:
            if how == "break": break
            if how == "continue": continue
            if how == "return": return how
    return "end"
for how in "break", "continue", "return", "":
    r = leave(how)
    print(how, r if isinstance(r, str) else "D")
    del r
print()
def nested():
    try:
        try:
            return D("1")
        finally:
            try:
                return D("2")
            finally:
                print("inner", end=" ")
    finally:
        print("outer", end=" ")
        try:
            1 / 0
        except ZeroDivisionError:
            return D("3")
        finally:
            return D("4")
r = nested()
print(r.n)
def raises():
    try:
        return D("5")
    finally:
        1 / 0
try:
    raises()
except ZeroDivisionError as e:
    print(e)
def keywords(**e):
    try:
        1 / 0
    except ZeroDivisionError:
        return e
    finally:
        return 5
print(keywords(d=D("6")))
def generator():
    try:
        yield 1
        return D("7")
    finally:
        yield 2
        return 4
print(list(generator()))
