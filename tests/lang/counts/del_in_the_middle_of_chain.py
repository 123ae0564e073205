# tests/lang/counts/del_in_the_middle_of_chain.py - each finalizer of a long chain runs once, head first
class Node:
    count = 0
    def __init__(self, next): self.next = next
    def __del__(self): Node.count += 1
n = None
for _ in range(5000):
    n = Node(n)
del n
print(Node.count)
