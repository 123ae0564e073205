"""A B-tree map: insertion with splits, deletion with borrowing and merging, ranges, and a check of
all its rules; exercised with the words of the licence texts and against a dict.
"""
import os
import sys

LICENCES = "/usr/share/common-licenses"


class Node:
    __slots__ = ("keys", "values", "children")

    def __init__(self, keys=None, values=None, children=None):
        self.keys = keys or []
        self.values = values or []
        self.children = children or []

    @property
    def leaf(self):
        return not self.children

    def find(self, key):
        """(index of the first key not below key, whether it is equal)."""
        low, high = 0, len(self.keys)
        while low < high:
            middle = (low + high) // 2
            if self.keys[middle] < key:
                low = middle + 1
            else:
                high = middle
        return low, low < len(self.keys) and self.keys[low] == key


class BTree:
    """A sorted map. Nodes hold between degree - 1 and 2 * degree - 1 keys, the root may hold fewer."""

    def __init__(self, degree=4):
        if degree < 2:
            raise ValueError("degree must be at least 2")
        self.degree = degree
        self.root = Node()
        self.size = 0
        self.splits = self.merges = self.borrowed = 0

    def __len__(self):
        return self.size

    def __contains__(self, key):
        return self.where(key) is not None

    def where(self, key):
        node = self.root
        while True:
            i, equal = node.find(key)
            if equal:
                return node, i
            if node.leaf:
                return None
            node = node.children[i]

    def __getitem__(self, key):
        place = self.where(key)
        if place is None:
            raise KeyError(key)
        node, i = place
        return node.values[i]

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __setitem__(self, key, value):
        if len(self.root.keys) == 2 * self.degree - 1:
            self.root = Node(children=[self.root])
            self.split(self.root, 0)
        node = self.root
        while True:
            i, equal = node.find(key)
            if equal:
                node.values[i] = value
                return
            if node.leaf:
                node.keys.insert(i, key)
                node.values.insert(i, value)
                self.size += 1
                return
            if len(node.children[i].keys) == 2 * self.degree - 1:
                self.split(node, i)
                if node.keys[i] == key:
                    node.values[i] = value
                    return
                if node.keys[i] < key:
                    i += 1
            node = node.children[i]

    def split(self, parent, i):
        self.splits += 1
        t, full = self.degree, parent.children[i]
        right = Node(full.keys[t:], full.values[t:], full.children[t:])
        parent.keys.insert(i, full.keys[t - 1])
        parent.values.insert(i, full.values[t - 1])
        parent.children.insert(i + 1, right)
        del full.keys[t - 1:], full.values[t - 1:], full.children[t:]

    def __delitem__(self, key):
        self.delete(self.root, key)
        self.size -= 1
        if not self.root.keys and self.root.children:
            self.root = self.root.children[0]

    def delete(self, node, key):
        i, equal = node.find(key)
        if node.leaf:
            if not equal:
                raise KeyError(key)
            del node.keys[i], node.values[i]
            return
        if equal:
            left, right = node.children[i], node.children[i + 1]
            if len(left.keys) >= self.degree:
                node.keys[i], node.values[i] = self.take_end(left, -1)
            elif len(right.keys) >= self.degree:
                node.keys[i], node.values[i] = self.take_end(right, 0)
            else:
                self.merge(node, i)
                self.delete(left, key)
            return
        self.delete(node.children[self.strengthen(node, i)], key)

    def take_end(self, node, end):
        """Removes the last (-1) or first (0) pair below node and returns it."""
        while not node.leaf:
            i = len(node.children) - 1 if end else 0
            node = node.children[self.strengthen(node, i)]
        return node.keys.pop(end), node.values.pop(end)

    def strengthen(self, node, i):
        """Sees that child i has a key to spare; returns where it is now."""
        child = node.children[i]
        if len(child.keys) >= self.degree:
            return i
        if i and len(node.children[i - 1].keys) >= self.degree:
            left = node.children[i - 1]
            self.borrowed += 1
            child.keys.insert(0, node.keys[i - 1])
            child.values.insert(0, node.values[i - 1])
            node.keys[i - 1], node.values[i - 1] = left.keys.pop(), left.values.pop()
            if left.children:
                child.children.insert(0, left.children.pop())
            return i
        if i < len(node.keys) and len(node.children[i + 1].keys) >= self.degree:
            right = node.children[i + 1]
            self.borrowed += 1
            child.keys.append(node.keys[i])
            child.values.append(node.values[i])
            node.keys[i], node.values[i] = right.keys.pop(0), right.values.pop(0)
            if right.children:
                child.children.append(right.children.pop(0))
            return i
        if i == len(node.keys):
            i -= 1
        self.merge(node, i)
        return i

    def merge(self, node, i):
        self.merges += 1
        left, right = node.children[i], node.children.pop(i + 1)
        left.keys += [node.keys.pop(i)] + right.keys
        left.values += [node.values.pop(i)] + right.values
        left.children += right.children

    def __iter__(self):
        return (key for key, _ in self.items())

    def items(self, low=None, high=None, node=None):
        """Pairs in order, from low (included) to high (not included)."""
        node = node or self.root
        start = 0 if low is None else node.find(low)[0]
        for i in range(start, len(node.keys)):
            if node.children:
                yield from self.items(low if i == start else None, high, node.children[i])
            if high is not None and not node.keys[i] < high:
                return
            yield node.keys[i], node.values[i]
        if node.children:
            yield from self.items(low if start == len(node.keys) else None, high, node.children[-1])

    def height(self):
        node, n = self.root, 1
        while node.children:
            node, n = node.children[0], n + 1
        return n

    def check(self):
        """Number of nodes; AssertionError when a rule is broken."""
        n_nodes = n_keys = 0
        stack = [(self.root, None, None, 1)]
        height = self.height()
        while stack:
            node, low, high, depth = stack.pop()
            n_nodes += 1
            n_keys += len(node.keys)
            assert len(node.keys) == len(node.values), "keys and values differ"
            assert len(node.keys) < 2 * self.degree, "too many keys"
            assert node is self.root or len(node.keys) >= self.degree - 1, "too few keys"
            assert all(a < b for a, b in zip(node.keys, node.keys[1:])), "keys not in order"
            assert not node.keys or (low is None or low < node.keys[0]) and (high is None or node.keys[-1] < high), "keys out of range"
            if node.children:
                assert len(node.children) == len(node.keys) + 1, "wrong number of children"
                bounds = [low, *node.keys, high]
                stack += [(c, bounds[i], bounds[i + 1], depth + 1) for i, c in enumerate(node.children)]
            else:
                assert depth == height, "leaves at different depths"
        assert n_keys == self.size, "size is wrong"
        return n_nodes


def words(names):
    for name in names:
        with open(os.path.join(LICENCES, name), encoding="utf-8") as f:
            for number, line in enumerate(f, 1):
                for word in line.split():
                    word = word.strip(".,;:()\"'`").lower()
                    if word.isalpha():
                        yield word, name, number


def drawn(tree):
    level = [tree.root]
    while level:
        yield "   ".join(" ".join(map(str, node.keys)) for node in level)
        level = [c for node in level for c in node.children]


def main():
    small = sys.argv[1:] == ["small"]
    tree = BTree(2)
    for n in (50, 20, 80, 10, 30, 70, 90, 60, 40, 100, 25, 35, 5, 15):
        tree[n] = str(n)
    print("\n".join(drawn(tree)))
    for n in (50, 10, 35, 100):
        del tree[n]
        tree.check()
    print("\n".join(drawn(tree)))
    print(list(tree), list(tree.items(20, 71)), 70 in tree, 50 in tree, tree.get(50), tree[25])
    for act in (lambda: tree[50], lambda: tree.__delitem__(1), lambda: BTree(1)):
        try:
            act()
        except (KeyError, ValueError) as e:
            print(type(e).__name__, e)

    for degree in (2, 3, 16):
        index, model = BTree(degree), {}
        for word, name, number in words(["BSD"] if small else ["Artistic", "LGPL-3"]):
            index[word] = index.get(word, 0) + 1
            model[word] = model.get(word, 0) + 1
        print(degree, len(index), "words,", index.check(), "nodes, height", index.height(), "splits", index.splits, list(index.items()) == sorted(model.items()))
        print("  ", [w for w, _ in index.items("per", "pro")])
        for i, word in enumerate(sorted(model, key=lambda w: w[::-1])):
            if i % 3:
                del index[word]
                del model[word]
            if i % 50 == 0:
                index.check()
        print("  ", len(index), index.check(), "nodes, height", index.height(), "merges", index.merges, "borrowed", index.borrowed, list(index.items()) == sorted(model.items()))

    tree, state, model = BTree(5), 12345, {}
    for step in range(300 if small else 6000):
        state = state * 1103515245 + 12345 & 0x7FFFFFFF
        key = state >> 8 & 1023
        if state >> 20 & 3:
            tree[key] = model[key] = step
        elif key in tree:
            del tree[key], model[key]
        elif key in model:
            print("lost", key)
    tree.check()
    print(len(tree), dict(tree.items()) == model, list(tree) == sorted(model), sum(model.values()))
    while len(tree) > 3:
        del tree[next(iter(tree))]
    print(list(tree.items()), tree.check())


if __name__ == "__main__":
    main()
