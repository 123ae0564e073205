# lang/quickening/own_attribute_hides_method.py - an instance's own attribute comes before its class's method, also where the class inherits from a built-in one and the code has run often
import io


class Stream(io.BufferedIOBase):
    def close_all(self):
        return "class"

    def read(self):
        return self.close_all()


class Wrong(ValueError):
    def close_all(self):
        return "class"

    def read(self):
        return self.close_all()


class Numbers(list):
    def close_all(self):
        return "class"

    def read(self):
        return self.close_all()


class Plain:
    def close_all(self):
        return "class"

    def read(self):
        return self.close_all()


for cls in Stream, Wrong, Numbers, Plain:
    before, told = cls(), []
    for i in range(60):
        o = cls()
        told.append(o.read())
        o.close_all = lambda: "own"
        told.append(o.read())
        del o.close_all
        told.append(o.read())
    old = before.read()
    before.close_all = lambda: "own"
    print(cls.__name__, told == ["class", "own", "class"] * 60, old, before.read(), sorted(set(told)))
