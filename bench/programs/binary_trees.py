"""binary trees: many complete trees are built, walked and dropped while a long-lived one stays."""
import sys


class Tree:
    __slots__ = ("left", "right")

    def __init__(self, depth):
        if depth:
            self.left = Tree(depth - 1)
            self.right = Tree(depth - 1)
        else:
            self.left = self.right = None

    def check(self):
        return 1 if self.left is None else 1 + self.left.check() + self.right.check()


def main(depth):
    low = 4
    print(f"stretch tree of depth {depth + 1}, check {Tree(depth + 1).check()}")
    long_lived = Tree(depth)
    for d in range(low, depth + 1, 4):
        rounds = 1 << (depth - d + low)
        total = 0
        for _ in range(rounds):
            total += Tree(d).check()
        print(f"{rounds} trees of depth {d}, check {total}")
    print(f"long lived tree of depth {depth}, check {long_lived.check()}")


main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
