# tests/lang/quickening/instances_of_many_kinds.py - a site that has met many classes and shapes sees each change of them
class Base:
    shared = "base value"
    def __init__(self, x): self.x = x
    def name(self): return type(self).__name__

kinds = [type(f"Kind{i}", (Base,), {}) for i in range(9)]

def get(o): return o.x
def put(o, v): o.x = v
def value(o): return o.shared
def call(o): return o.name()

def warm(objects):
    for _ in range(40):
        for i, o in enumerate(objects):
            get(o), put(o, i), value(o), call(o)

objects = [k(i) for i, k in enumerate(kinds)]
warm(objects)
print([get(o) for o in objects], [call(o) for o in objects], {value(o) for o in objects})

# Other shapes of the same classes.
for i, k in enumerate(kinds):
    o = k.__new__(k)
    for j in range(i):
        setattr(o, f"other{j}", j)
    o.x = 100 + i
    objects.append(o)
warm(objects)
print([get(o) for o in objects])

# More attributes than the first instances had: they are kept elsewhere.
far = [k(0) for k in kinds]
for o in far:
    for j in range(30):
        setattr(o, f"far{j}", j)
def get_far(o): return o.far29
def put_far(o, v): o.far29 = v
def call_far(o): return o.far28()
for _ in range(40):
    for i, o in enumerate(far):
        put_far(o, get_far(o) + i)
        o.far28 = lambda i=i: i
        call_far(o)
print([get_far(o) for o in far], [call_far(o) for o in far])

# Methods and values of classes.
kinds[3].name = lambda self: "replaced"
kinds[4].shared = "own value"
print([call(o) for o in objects[:9]], [value(o) for o in objects[:9]])
Base.name = lambda self: "base replaced"
Base.shared = "base changed"
print([call(o) for o in objects[:9]], [value(o) for o in objects[:9]])
objects[5].name = lambda: "hidden"
objects[6].shared = "in the instance"
print([call(o) for o in objects[:9]], [value(o) for o in objects[:9]])
del objects[5].name, objects[6].shared
print([call(o) for o in objects[:9]], [value(o) for o in objects[:9]])

# A data descriptor over the slot, for reading and for writing.
log = []
kinds[7].x = property(lambda self: "got", lambda self, v: log.append(v))
print([get(o) for o in objects[:9]])
for o in objects[:9]:
    put(o, "new")
print(log, objects[7].__dict__, objects[8].__dict__)
del kinds[7].x
print([get(o) for o in objects[:9]])

# A value of a class becomes a descriptor, without a change of that class.
class Plain:
    def __repr__(self): return "plain"
Base.shared = Plain()
for _ in range(60):
    for o in objects: value(o)
print({repr(value(o)) for o in objects})
Plain.__get__ = lambda self, o, t: "through __get__"
print({value(o) for o in objects})
class Class:
    held = Plain()
def of_class(): return Class.held
del Plain.__get__
for _ in range(60): of_class()
print(of_class())
Plain.__get__ = lambda self, o, t: "asked"
print(of_class())
Plain.__set__ = lambda self, o, v: log.append("set " + str(v))
Base.x = Plain()
for o in objects[:3]:
    put(o, 5)
print(log, [get(o) for o in objects[:3]])
del Base.x

# Dicts, deletions, other classes.
objects[0].__dict__ = {"x": "by dict"}
objects[1].__dict__["x"] = "through the view"
objects[2].__class__ = kinds[8]
del objects[3].x
for o in objects[:4]:
    try:
        print(get(o), call(o))
    except AttributeError as e:
        print(e)
def fallback(self, name): return "made " + name
kinds[3].__getattr__ = fallback
print(get(objects[3]))
kinds[3].__getattribute__ = lambda self, name: "all " + name
print(get(objects[3]), value(objects[3]))
kinds[4].__setattr__ = lambda self, name, v: log.append((name, v))
put(objects[4], "seen")
print(log[-1], get(objects[4]))

# Old values go when they are replaced.
class Loud:
    def __init__(self, n): self.n = n
    def __del__(self): print("gone", self.n)
for i, o in enumerate(objects[9:12]):
    put(o, Loud(i))
for o in objects[9:12]:
    put(o, None)
