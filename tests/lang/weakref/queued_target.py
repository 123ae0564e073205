# tests/lang/weakref/queued_target.py - a deep chain whose links hold proxies of each other is dropped whole
import weakref
class Link:
    __slots__ = "previous", "next", "__weakref__"
class Node(dict):
    pass
chain = None
for i in range(20_000):
    node, first, last = Node(), Link(), Link()
    first.previous = first.next = weakref.proxy(last)
    last.previous = last.next = weakref.proxy(first)
    node[None], node.links = chain, (first, last)
    chain = node
del chain, node, first, last
print("dropped")
from collections import OrderedDict
class Own(OrderedDict):
    pass
chain = None
for i in range(20_000):
    chain = Own([(None, chain)])
del chain
print("dropped")
