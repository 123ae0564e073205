"""A diff: Myers' algorithm over lines, unified output, a patcher that applies it, and a diff of
words inside changed lines. Compares the versions of a text in old.txt and new.txt, two licences of
one family, and the figures of a slow longest-common-subsequence with the fast way's.
"""
import os
import sys

LICENCES = "/usr/share/common-licenses"


def shortest_edit(a, b):
    """The furthest-reaching points of each number of edits, until both ends are reached."""
    n, m = len(a), len(b)
    furthest = {1: 0}
    trace = []
    for d in range(n + m + 1):
        trace.append(dict(furthest))
        for k in range(-d, d + 1, 2):
            if k == -d or k != d and furthest[k - 1] < furthest[k + 1]:
                x = furthest[k + 1]
            else:
                x = furthest[k - 1] + 1
            y = x - k
            while x < n and y < m and a[x] == b[y]:
                x += 1
                y += 1
            furthest[k] = x
            if x >= n and y >= m:
                return trace
    return trace


def edits(a, b):
    """(kind, index in a, index in b): kind is ' ', '-' or '+'."""
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    inner_a, inner_b = a[start:len(a) - end], b[start:len(b) - end]
    path = []
    x, y = len(inner_a), len(inner_b)
    trace = shortest_edit(inner_a, inner_b)
    for d in range(len(trace) - 1, -1, -1):
        furthest, k = trace[d], x - y
        if k == -d or k != d and furthest[k - 1] < furthest[k + 1]:
            before = k + 1
        else:
            before = k - 1
        px = furthest.get(before, 0)
        py = px - before
        while x > px and y > py and x > 0 and y > 0:
            x, y = x - 1, y - 1
            path.append((" ", x + start, y + start))
        if d:
            path.append(("+", x + start, py + start) if x == px else ("-", px + start, y + start))
            x, y = px, py
    result = [(" ", i, i) for i in range(start)]
    result += reversed(path)
    shift_a, shift_b = len(a) - end, len(b) - end
    result += [(" ", shift_a + i, shift_b + i) for i in range(end)]
    return result


class Hunk:
    def __init__(self, a_start, b_start):
        self.a_start, self.b_start = a_start, b_start
        self.lines = []

    def add(self, kind, line):
        self.lines.append((kind, line))

    def lengths(self):
        old = sum(kind != "+" for kind, _ in self.lines)
        new = sum(kind != "-" for kind, _ in self.lines)
        return old, new

    def header(self):
        def span(start, n):
            return f"{start + 1 if n else start}" if n == 1 else f"{start + 1 if n else start},{n}"
        old, new = self.lengths()
        return f"@@ -{span(self.a_start, old)} +{span(self.b_start, new)} @@"


def hunks(a, b, context=3):
    script = edits(a, b)
    changed = [i for i, (kind, _, _) in enumerate(script) if kind != " "]
    groups = []
    for i in changed:
        low, high = max(0, i - context), min(len(script), i + context + 1)
        if groups and low <= groups[-1][1]:
            groups[-1][1] = high
        else:
            groups.append([low, high])
    for low, high in groups:
        _, x, y = script[low]
        hunk = Hunk(x, y)
        for kind, x, y in script[low:high]:
            hunk.add(kind, b[y] if kind == "+" else a[x])
        yield hunk


def unified(name_a, name_b, a, b):
    found = list(hunks(a, b))
    if not found:
        return []
    lines = [f"--- {name_a}", f"+++ {name_b}"]
    for h in found:
        lines.append(h.header())
        lines += [kind + line for kind, line in h.lines]
    return lines


class PatchError(Exception):
    pass


def apply_patch(lines, patch):
    result, at, i = [], 0, 2
    while i < len(patch):
        if not patch[i].startswith("@@ -"):
            raise PatchError(f"no hunk at line {i + 1}")
        old, _, _ = patch[i][4:].partition(" ")
        start, _, length = old.partition(",")
        start = int(start) - (0 if length == "0" else 1)
        result += lines[at:start]
        at = start
        i += 1
        while i < len(patch) and not patch[i].startswith("@@"):
            kind, line = patch[i][:1], patch[i][1:]
            if kind != "+":
                if at >= len(lines) or lines[at] != line:
                    raise PatchError(f"line {at + 1} does not match")
                at += 1
            if kind != "-":
                result.append(line)
            i += 1
    return result + lines[at:]


def words(line):
    out, current = [], ""
    for c in line:
        if c.isalnum():
            current += c
        else:
            if current:
                out.append(current)
            out.append(c)
            current = ""
    if current:
        out.append(current)
    return out


def marked(old, new):
    """One line that shows removed words as [-x-] and added ones as {+x+}."""
    a, b = words(old), words(new)
    out, kind_before = [], " "
    closing = {"-": "-]", "+": "+}", " ": ""}
    for kind, x, y in edits(a, b):
        if kind != kind_before:
            out.append(closing[kind_before] + {"-": "[-", "+": "{+", " ": ""}[kind])
            kind_before = kind
        out.append(b[y] if kind == "+" else a[x])
    return "".join(out) + closing[kind_before]


def common_slow(a, b):
    row = [0] * (len(b) + 1)
    for x in a:
        above = row
        row = [0]
        for j, y in enumerate(b):
            row.append(above[j] + 1 if x == y else max(above[j + 1], row[j]))
    return row[-1]


def read(path):
    with open(path, encoding="utf-8") as f:
        return f.read().splitlines()


def summary(name, a, b):
    script = edits(a, b)
    same = sum(kind == " " for kind, _, _ in script)
    removed = sum(kind == "-" for kind, _, _ in script)
    patch = unified("a", "b", a, b)
    ok = apply_patch(a, patch) == b if patch else a == b
    back = apply_patch(b, unified("b", "a", b, a)) == a if patch else True
    print(f"{name}: {len(a)} and {len(b)} lines, {same} same, -{removed} +{len(script) - same - removed}, {sum(l.startswith('@@') for l in patch)} hunks, applies: {ok} {back}")
    return same


def main():
    small = sys.argv[1:] == ["small"]
    old, new = read("old.txt"), read("new.txt")
    patch = unified("old.txt", "new.txt", old, new)
    print("\n".join(patch))
    summary("texts", old, new)
    summary("nothing", old, old)
    summary("from empty", [], new)
    summary("to empty", old, [])
    for i in range(len(patch) - 1):
        if patch[i].startswith("-") and patch[i + 1].startswith("+") and not patch[i].startswith("---"):
            print(marked(patch[i][1:], patch[i + 1][1:]))
    pairs = [("LGPL-2", "LGPL-2.1")] if small else [("GFDL-1.2", "GFDL-1.3"), ("LGPL-2", "LGPL-2.1")]
    for x, y in pairs:
        a, b = read(os.path.join(LICENCES, x)), read(os.path.join(LICENCES, y))
        if small:
            a, b = a[:120], b[:120]
        same = summary(f"{x} / {y}", a, b)
        print("slow way agrees:", same == common_slow(a, b))
    try:
        apply_patch(new, patch)
    except PatchError as e:
        print("refused:", e)
    state, letters = 1, []
    for _ in range(60):
        state = state * 1103515245 + 12345 & 0x7FFFFFFF
        letters.append("abcd"[state >> 16 & 3])
    worst = 0
    for i in range(0, 40, 4):
        a, b = letters[i:i + 20], letters[40 - i:60 - i]
        same = sum(kind == " " for kind, _, _ in edits(a, b))
        worst = max(worst, common_slow(a, b) - same)
    print("missed:", worst)


if __name__ == "__main__":
    main()
