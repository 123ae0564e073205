"""LZ77 with hash chains: packs a real text, unpacks it, and compares; checks a sum over both.

The packed form is a row of groups: one flag byte for eight items, each a literal byte or a pair of
16 bits of distance and 8 bits of length.
"""
import os
import sys

WINDOW = 1 << 15
MIN_MATCH, MAX_MATCH = 4, 258
MAX_CHAIN = 16


def adler(data):
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a


class Packer:
    def __init__(self, data):
        self.data = data
        self.chains = {}
        self.literals = self.matches = 0

    def remember(self, at):
        key = self.data[at:at + MIN_MATCH]
        if len(key) == MIN_MATCH:
            self.chains.setdefault(key, []).append(at)

    def longest(self, at):
        """(length, distance) of the best earlier match, or (0, 0)."""
        data, end = self.data, min(len(self.data), at + MAX_MATCH)
        best_length = best_distance = 0
        chain = self.chains.get(data[at:at + MIN_MATCH], ())
        for start in reversed(chain[-MAX_CHAIN:]):
            if at - start > WINDOW:
                break
            length = MIN_MATCH
            while at + length < end and data[start + length] == data[at + length]:
                length += 1
            if length > best_length:
                best_length, best_distance = length, at - start
        return best_length, best_distance

    def items(self):
        at, n = 0, len(self.data)
        while at < n:
            length, distance = self.longest(at)
            if length:
                # Lazy: a literal now if the next position matches longer.
                self.remember(at)
                if at + 1 < n and self.longest(at + 1)[0] > length:
                    self.literals += 1
                    yield self.data[at]
                    at += 1
                    continue
                self.matches += 1
                yield length, distance
                for i in range(at + 1, at + length):
                    self.remember(i)
                at += length
            else:
                self.remember(at)
                self.literals += 1
                yield self.data[at]
                at += 1

    def pack(self):
        out = bytearray()
        group, flags, n = bytearray(), 0, 0
        for item in self.items():
            if isinstance(item, tuple):
                length, distance = item
                flags |= 1 << n
                group += distance.to_bytes(2, "little")
                group.append(length - MIN_MATCH)
            else:
                group.append(item)
            n += 1
            if n == 8:
                out.append(flags)
                out += group
                group.clear()
                flags = n = 0
        if n:
            out.append(flags)
            out += group
        return bytes(out)


def unpack(packed):
    out = bytearray()
    at, n = 0, len(packed)
    while at < n:
        flags = packed[at]
        at += 1
        for bit in range(8):
            if at >= n:
                break
            if flags >> bit & 1:
                distance = int.from_bytes(packed[at:at + 2], "little")
                length = packed[at + 2] + MIN_MATCH
                at += 3
                if distance == 0 or distance > len(out):
                    raise ValueError(f"bad distance {distance}")
                if distance >= length:
                    start = len(out) - distance
                    out += out[start:start + length]
                else:
                    for _ in range(length):
                        out.append(out[-distance])
            else:
                out.append(packed[at])
                at += 1
    return bytes(out)


def report(name, data):
    packer = Packer(data)
    packed = packer.pack()
    back = unpack(packed)
    ratio = len(packed) / len(data) if data else 0
    print(f"{name:<12} {len(data):6} -> {len(packed):6} ({ratio:.3f}) {packer.literals} literals, {packer.matches} matches, sum {adler(data):08x}, {'same' if back == data and adler(back) == adler(data) else 'DIFFERENT'}")
    return packed


def main():
    small = sys.argv[1:] == ["small"]
    folder = "/usr/share/common-licenses"
    names = ["BSD"] if small else ["BSD", "Artistic", "GPL-1", "GPL-2", "LGPL-3"]
    for name in names:
        with open(os.path.join(folder, name), "rb") as f:
            report(name, f.read())
    report("empty", b"")
    report("one", b"a")
    report("run", b"a" * 5000)
    report("pattern", b"abcdef" * 700 + b"!")
    x, noise = 1, bytearray()
    for _ in range(500 if small else 3000):
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
        noise.append(x >> 16 & 255)
    packed = report("noise", bytes(noise))
    print(packed[:24].hex(" "))
    for bad in (b"\x01\x05\x00\x00", b"\x02a\x00\x00\x00"):
        try:
            print(unpack(bad))
        except (ValueError, IndexError) as e:
            print(type(e).__name__, e)


if __name__ == "__main__":
    main()
