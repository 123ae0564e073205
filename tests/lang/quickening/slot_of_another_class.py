# lang/quickening/slot_of_another_class.py - a slot that a class took from another one is never read or written in its own instances, also where the code has run often
class Class:
    __slots__ = ("slot",)


class Sneaky:
    __slots__ = ("shadowed",)
    shadowing = Class.slot


class Borrower:
    borrowed = Class.slot


class Heir(Class):
    __slots__ = ()
    renamed = Class.slot


def read(o, name):
    if name == "shadowing":
        return o.shadowing
    return o.borrowed if name == "borrowed" else o.renamed


def write(o, name):
    if name == "shadowing":
        o.shadowing = 42
    elif name == "borrowed":
        o.borrowed = 42
    else:
        o.renamed = 42


sneaky = Sneaky()
sneaky.shadowed = 5
heir = Heir()
for o, name in (sneaky, "shadowing"), (Borrower(), "borrowed"), (heir, "renamed"):
    told = {}
    for i in range(3000):
        for f in read, write:
            try:
                text = f"{f.__name__} {f(o, name)}"
            except (TypeError, AttributeError) as e:
                text = f"{f.__name__} {type(e).__name__} {e}"
            told[text] = told.get(text, 0) + 1
    print(name, told)
print(sneaky.shadowed, heir.slot)
