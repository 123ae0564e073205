# tests/lang/bytearray/sort_of_queue.py - a bytearray used as a queue keeps its order
q = bytearray()
for i in range(1000):
    q.append(i % 256)
    if i % 3 == 0: del q[0]
print(len(q), sum(q), q[0], q[-1], bytes(q[:5]))
del q[:600]
print(len(q), q[0])
