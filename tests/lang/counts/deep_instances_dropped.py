# tests/lang/counts/deep_instances_dropped.py - a chain of instances 200,000 long is dropped without a crash
class Node:
    def __init__(self, next): self.next = next
n = None
for _ in range(200000):
    n = Node(n)
del n
print("dropped")
