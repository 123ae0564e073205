# M6, blocks: the block freed last is handed out first.
# presets: not debug asan tiny stress
a = [1, 2]
where = id(a)
del a
b = [3, 4]
print("a new list stands where the dropped one stood:", id(b) == where)

objects = [object() for _ in range(5)]
places = [id(o) for o in objects]
del objects[:]
fresh = [object() for _ in range(5)]
print("five dropped, five made, the same five places:", sorted(places) == sorted(id(o) for o in fresh))
