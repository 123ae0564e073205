# tests/spine/exceptions.py - try, except, else, finally in every combination; own exception classes; re-raising
class Trouble(Exception):
    pass


class BigTrouble(Trouble):
    def __init__(self, size):
        super().__init__("size " + str(size))
        self.size = size


def act(kind):
    if kind == 1:
        raise Trouble("small")
    if kind == 2:
        raise BigTrouble(7)
    if kind == 3:
        return [][1]
    if kind == 4:
        return {}["key"]
    return "fine"


for kind in range(5):
    try:
        result = act(kind)
    except BigTrouble as e:
        print(kind, "big", e.size, e)
    except Trouble as e:
        print(kind, "trouble", e, e.args)
    except (IndexError, KeyError) as e:
        print(kind, "lookup", type(e).__name__, e)
    else:
        print(kind, "no error:", result)
    finally:
        print(kind, "done")


def early(where):
    try:
        if where == "try":
            return "from try"
        raise ValueError("x")
    except ValueError:
        if where == "except":
            return "from except"
    finally:
        if where == "finally":
            return "from finally"
        print("cleaning", where)
    return "from the end"


for where in ["try", "except", "finally", "nowhere"]:
    print(early(where))

try:
    try:
        act(1)
    finally:
        print("inner finally")
except Trouble as e:
    print("outer saw", e)

try:
    try:
        act(2)
    except Trouble:
        raise
except BigTrouble as e:
    print("raised again", e)
