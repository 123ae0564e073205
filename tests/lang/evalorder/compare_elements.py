# lang/evalorder/compare_elements.py - which of two elements is asked first, when containers are compared or searched
log = []
class E:
    def __init__(s, n): s.n = n
    def __eq__(s, o): log.append((s.n, o.n)); return True
class L(list): pass
class T(tuple): pass
class T2(T): pass
def t(a, b):
    log.clear(); a == b; x = list(log); log.clear(); a != b; print(x, log)
t([E(1)], [E(2)]); t([E(1)], L([E(2)])); t(L([E(1)]), [E(2)]); t((E(1),), T((E(2),))); t(T((E(1),)), T2((E(2),))); t(L([E(1)]), L([E(2)]))
t({1: E(1)}, {1: E(2)}); 
class D(dict): pass
t({1: E(1)}, D({1: E(2)}));t(D({1: E(1)}), {1: E(2)})
import collections
t(collections.OrderedDict({1: E(1)}), {1: E(2)});t({1: E(1)}, collections.OrderedDict({1: E(2)}))
t(collections.deque([E(1)]), collections.deque([E(2)]))
import types
t(types.SimpleNamespace(a=E(1)), types.SimpleNamespace(a=E(2)))
t(slice(E(1)), slice(E(2)))
def t(f):
    log.clear(); f(); print(log)
t(lambda: E(1) in [E(2)]); t(lambda: [E(2)].index(E(1))); t(lambda: [E(2)].count(E(1))); t(lambda: [E(2)].remove(E(1)))
t(lambda: E(1) in (E(2),)); t(lambda: (E(2),).index(E(1))); t(lambda: (E(2),).count(E(1)))
t(lambda: E(1) in iter([E(2)])); t(lambda: collections.deque([E(2)]).remove(E(1))); t(lambda: E(1) in collections.deque([E(2)])); t(lambda: collections.deque([E(2)]).count(E(1))); t(lambda: collections.deque([E(2)]).index(E(1)))
t(lambda: E(1) in {1: E(2)}.values()); t(lambda: (1, E(1)) in {1: E(2)}.items())
t(lambda: {1: E(1)}.items() == {1: E(2)}.items())
