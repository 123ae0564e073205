# _graphs.py SEED N - what tests/fuzz/graphs runs: N random graphs, each checked. Runs under CPython as well.
import gc
import sys
import weakref

MASK = (1 << 64) - 1


class Draw:
    """xorshift: the same numbers everywhere, and nothing imported."""

    def __init__(self, seed):
        self.x = (seed * 0x9E3779B97F4A7C15 + 0x1234567) & MASK or 1

    def __call__(self, n):
        x = self.x
        x ^= x << 13 & MASK
        x ^= x >> 7
        x ^= x << 17 & MASK
        self.x = x
        return (x >> 11) % n


draw = Draw(int(sys.argv[1]))
N_GRAPHS = int(sys.argv[2])

made = 0          # nodes so far: the next one's label
finalized = set()  # labels whose finalizer ran
called = set()    # callbacks that ran
saved = []        # resurrected nodes
depth = 0         # of finalizers and callbacks inside each other
total_nodes = 0


class Broken(Exception):
    pass


def check(ok, what):
    if not ok:
        print("BROKEN", what, flush=True)
        import os
        os._exit(3)


class Token:
    """One a node, held by nothing else: whoever reaches a node reaches its token, unharmed."""
    __slots__ = ("label", "again")

    def __init__(self, label):
        self.label = label
        self.again = [label]


class Node:
    def __init__(self, label):
        self.token = Token(label)
        self.links = []


class Finalized(Node):
    def __del__(self):
        on_finalizer(self)


class Slotted:
    __slots__ = ("token", "links", "__weakref__")

    def __init__(self, label):
        self.token = Token(label)
        self.links = []


class SlottedFinalized(Slotted):
    __slots__ = ()

    def __del__(self):
        on_finalizer(self)


class ListNode(list):
    def __init__(self, label):
        self.token = Token(label)
        self.links = self


class DictNode(dict):
    def __init__(self, label):
        self.token = Token(label)
        self.links = []
        self["links"] = self.links


class IntNode(int):
    def __new__(cls, label):
        self = int.__new__(cls, label)
        self.token = Token(label)
        self.links = []
        return self

    def __del__(self):
        on_finalizer(self)


class ErrorNode(Exception):
    def __init__(self, label):
        self.token = Token(label)
        self.links = []
        try:
            raise self
        except ErrorNode:
            pass


class Ref(weakref.ref):
    __slots__ = ("extra",)


KINDS = (Node, Node, Finalized, Finalized, Slotted, SlottedFinalized, ListNode, DictNode, IntNode, ErrorNode)


NODES = (Node, Slotted, ListNode, DictNode, IntNode, ErrorNode)


def new_node():
    global made, total_nodes
    label = made
    made += 1
    total_nodes += 1
    which = draw(40)
    if which == 0:  # a class of its own
        base = (Node, Finalized, Slotted)[draw(3)]
        return type("Own", (base,), {"n": label})(label)
    return KINDS[draw(len(KINDS))](label)


def generator(*held):
    mine = list(held)
    try:
        while True:
            got = yield mine
            if got is not None:
                mine.append(got)
    finally:
        act(mine)


async def coroutine(*held):
    mine = list(held)
    try:
        await Forever()
    finally:
        act(mine)


class Forever:
    def __await__(self):
        while True:
            yield


async def agen(*held):
    mine = list(held)
    while True:
        yield mine


def traceback_of(*held):
    try:
        inner = held
        raise ErrorNode.__base__("with a frame")
    except Exception as e:
        return e


def wrap(o, other):
    """Something that holds o, and other somewhere."""
    kind = draw(24)
    if kind < 4:
        return [o, other]
    if kind < 6:
        return (o, (other,), 1)
    if kind == 6:
        return {"o": o, 2: other}
    if kind == 7:
        return {Hash(o), Hash(other)}
    if kind == 8:
        return frozenset([Hash(o)])
    if kind == 9:
        return lambda: (o, other)
    if kind == 10:
        def function(a=o, *, b=other):
            return a, b
        return function
    if kind == 11:
        return Hash(o).bound
    if kind == 12:
        g = generator(o, other)
        if draw(3):
            next(g)
        return g
    if kind == 13:
        c = coroutine(o, other)
        c.send(None)
        return c
    if kind == 14:
        return traceback_of(o, other)
    if kind == 15:
        return iter([o, other])
    if kind == 16:
        return map(id, [o, other])
    if kind == 17:
        return zip([o], iter((other,)))
    if kind == 18:
        return type("Holder", (), {"o": o, "__slots__": ("other",)})
    if kind == 19:
        return property(lambda self: o)
    if kind == 20:
        return (x for x in [o, other])
    if kind == 21:
        e = ValueError(o)
        e.__context__ = traceback_of(other)
        return e
    if kind == 22:
        return agen(o, other)
    return slice(o, other)


class Hash:
    def __init__(self, o):
        self.o = o

    def bound(self):
        return self.o


def callback_for(label, number, *held):
    key = (label, number)

    def callback(ref):
        check(ref() is None, f"callback {key} while its target lives")
        check(key not in called, f"callback {key} called twice")
        called.add(key)
        act(list(held))
    return callback


def weak_to(o, *held):
    if isinstance(o, IntNode):
        return [o]
    label = o.token.label
    if draw(3) == 0:
        return weakref.ref(o)
    if draw(6) == 0:
        return weakref.proxy(o, callback_for(label, made * 1000 + draw(1000), *held) if draw(2) else None)
    cls = Ref if draw(3) == 0 else weakref.ref
    global n_refs
    n_refs += 1
    return cls(o, callback_for(label, n_refs, *held))


n_refs = 0


def whole(node):
    token = node.token
    return type(token) is Token and token.again == [token.label] and isinstance(node.links, list)


def count_nodes():
    return sum(issubclass(type(o), NODES) for o in gc.get_objects())


def on_finalizer(node):
    label = node.token.label
    check(whole(node), f"finalizer of {label} meets a node that was cleared")
    check(label not in finalized, f"finalizer of {label} ran twice")
    finalized.add(label)
    act([node] + [x for x in node.links if issubclass(type(x), NODES)])


def act(nodes):
    """What finalizers and callbacks do."""
    global depth
    if depth >= 3:
        return
    depth += 1
    try:
        what = draw(16)
        nodes = [n for n in nodes if issubclass(type(n), NODES)]
        if what < 3 and nodes:
            if len(saved) < 50:
                saved.append(nodes[draw(len(nodes))])
        elif what < 6 and nodes:
            n = nodes[draw(len(nodes))]
            n.links.clear()
        elif what == 6:
            gc.collect(draw(3))
        elif what == 7 and nodes:
            n = nodes[draw(len(nodes))]
            n.links.append(new_node())
            n.links[-1].links.append(n)
        elif what == 8:
            saved[:] = saved[draw(4):]
        elif what == 9:
            raise_error = [].pop
            raise_error()
        elif what == 10 and nodes:
            n = nodes[draw(len(nodes))]
            n.links.append(weak_to(n, n))
        elif what == 11:
            garbage = new_node()
            garbage.links.append(garbage)
        elif what == 12 and nodes:
            n = nodes[0]
            n.links.append(wrap(n, nodes[-1]))
        elif what == 13:
            [[] for i in range(800)]
    except IndexError:
        pass
    finally:
        depth -= 1


def graph():
    """Nodes, with links at random; roots of them."""
    nodes = [new_node() for i in range(2 + draw(30))]
    for i in range(draw(len(nodes) * 3)):
        a, b, c = (nodes[draw(len(nodes))] for i in range(3))
        kind = draw(10)
        if kind < 5:
            a.links.append(b)
        elif kind < 8:
            a.links.append(wrap(b, c))
        elif kind == 8:
            a.links.append(weak_to(b, c))
        else:
            a.links.append(wrap(wrap(a, b), wrap(b, c)))
    if draw(8) == 0:  # a deep one
        chain = None
        for i in range(300 + draw(3000)):
            chain = wrap(chain, None) if i % 50 == 0 else [chain]
        nodes[0].links.append(chain)
    return [nodes[draw(len(nodes))] for i in range(1 + draw(4))]


def verify(roots):
    """All nodes that can be reached by links are whole."""
    seen, todo = set(), list(roots)
    while todo:
        o = todo.pop()
        if id(o) in seen:
            continue
        seen.add(id(o))
        if issubclass(type(o), NODES):
            check(whole(o), f"node {o.token.label} is reachable, and was cleared")
            todo.extend(o.links)
        elif type(o) in (list, tuple):
            todo.extend(o)
        elif type(o) is Hash:
            todo.append(o.o)


def ignore(u):
    if not issubclass(u.exc_type, (IndexError, ReferenceError, RuntimeError)):
        print("UNRAISABLE", u.exc_type, u.exc_value, u.object, flush=True)


sys.unraisablehook = ignore
try:
    import warnings
    warnings.simplefilter("ignore")
except ImportError:
    pass


def main():
    roots = []
    gc.set_threshold(*[(700, 10, 10), (50, 3, 3), (5, 2, 2), (0, 0, 0)][draw(4)])
    for i in range(N_GRAPHS):
        roots.append(graph())
        verify([r for rs in roots for r in rs])
        while len(roots) > draw(6):
            del roots[draw(len(roots))]
        if draw(3) == 0:
            gc.collect(draw(3))
        if draw(20) == 0:
            gc.freeze()
            graph()
            gc.collect()
            gc.unfreeze()
        if draw(10) == 0:
            saved.clear()
        verify([r for rs in roots for r in rs] + saved)
    roots.clear()
    # Whatever finalizers saved or made goes now; each round they may make a little more.
    global depth
    depth = 10
    for i in range(20):
        saved.clear()
        if gc.collect() == 0 and not saved and count_nodes() == 0:
            break
    check(count_nodes() == 0, f"{count_nodes()} nodes were never reclaimed")
    print("ok", N_GRAPHS, total_nodes)


main()
