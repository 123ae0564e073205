"""A module that modules.py imports."""
print("sibling is run")
factor = 1
visible = "seen"
_hidden = "not seen by star"
calls = 0


def area(w, h):
    return w * h * factor


def bump():
    global calls
    calls += 1


class Box:
    def __init__(self, side):
        self.side = side

    def volume(self):
        return self.side ** 3
