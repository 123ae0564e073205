# tests/lang/tuples/immutable.py - tuples cannot be changed, what they hold can
t = ([], 1)
for stmt in ("t[0] = 1", "del t[0]", "t.x = 1", "t[0:1] = ()"):
    try:
        exec(stmt)
    except (TypeError, AttributeError) as e:
        print(e)
t[0].append(5)
print(t)
try:
    t[0] += [6]
except TypeError as e:
    print(e, t)
