# tests/lang/identity/id_reused_after_drop.py - the block of a dropped list is handed out again at once
# presets: not debug asan tiny stress
a = [1]
where = id(a)
del a
b = [2]
print(id(b) == where)
