# tests/lang/classes/instances_with_many_attributes.py - an instance may have hundreds of attributes, deleted and set again in any order
class C: pass
c = C()
for i in range(300): setattr(c, "a%d" % i, i)
for i in range(0, 300, 2): delattr(c, "a%d" % i)
for i in range(0, 100, 4): setattr(c, "a%d" % i, -i)
print(len(c.__dict__), c.a1, c.a299, c.a96, hasattr(c, "a98"), list(c.__dict__)[:3], list(c.__dict__)[-2:])
objects = [C() for _ in range(50)]
for n, o in enumerate(objects):
    for i in range(n % 7): setattr(o, "xyzwvut"[i], n * i)
print(sum(sum(o.__dict__.values()) for o in objects), objects[6].__dict__, objects[13].__dict__ == objects[6].__dict__)
d = C(); e = C()
d.x, d.y = 1, 2
e.y, e.x = 2, 1
print(d.__dict__ == e.__dict__, list(d.__dict__), list(e.__dict__))
