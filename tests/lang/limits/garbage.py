# tests/lang/limits/garbage.py - a hundred times the cap in cyclic garbage is collected, not reported as exhaustion
# presets: only release debug
# options: --memory-limit 16M
# oracle: no
class Node:
    def __init__(self, size):
        self.me = self
        self.data = [size] * size


for i in range(60000):
    Node(i % 400)
big = None
for i in range(400):
    big = [None] * 200000
    big[0] = big
print("done")
