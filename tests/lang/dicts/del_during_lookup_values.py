# tests/lang/dicts/del_during_lookup_values.py - values dropped by clear, pop and rebinding may touch the dict in their __del__
class V:
    def __del__(self): log.append(len(d))
log = []
d = {i: V() for i in range(3)}
del d[0]
d[1] = None
d.clear()
print(log)
