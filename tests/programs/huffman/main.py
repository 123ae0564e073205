"""Huffman coding: builds the code of a file, writes a packed form, reads it back, and compares.

The packed form is: "HUF1", the length of the text (4 bytes), 256 code lengths (one byte each), the
bits. Codes are canonical, so lengths are all the reader needs.
"""
import heapq
import sys

MAGIC = b"HUF1"


class Leaf:
    def __init__(self, weight, symbol):
        self.weight = weight
        self.symbol = symbol

    def walk(self, depth):
        yield self.symbol, max(depth, 1)

    def key(self):
        return (self.weight, self.symbol)

    def __lt__(self, other):
        return self.key() < other.key()


class Branch(Leaf):
    def __init__(self, left, right):
        super().__init__(left.weight + right.weight, min(left.symbol, right.symbol))
        self.left = left
        self.right = right

    def walk(self, depth):
        yield from self.left.walk(depth + 1)
        yield from self.right.walk(depth + 1)


def count(data):
    counts = [0] * 256
    for byte in data:
        counts[byte] += 1
    return counts


def code_lengths(counts):
    """The length of each symbol's code; 0 for symbols that do not occur."""
    heap = [Leaf(n, symbol) for symbol, n in enumerate(counts) if n]
    lengths = [0] * 256
    if not heap:
        return lengths
    heapq.heapify(heap)
    while len(heap) > 1:
        heapq.heappush(heap, Branch(heapq.heappop(heap), heapq.heappop(heap)))
    for symbol, depth in heap[0].walk(0):
        lengths[symbol] = depth
    return lengths


def canonical(lengths):
    """symbol -> (code, length), shorter codes first, then by symbol."""
    codes = {}
    code = last = 0
    for length, symbol in sorted((l, s) for s, l in enumerate(lengths) if l):
        code <<= length - last
        codes[symbol] = (code, length)
        code += 1
        last = length
    return codes


def pack(data):
    lengths = code_lengths(count(data))
    codes = canonical(lengths)
    out = bytearray(MAGIC + len(data).to_bytes(4, "big") + bytes(lengths))
    pending = n_bits = 0
    for byte in data:
        code, length = codes[byte]
        pending = pending << length | code
        n_bits += length
        while n_bits >= 8:
            n_bits -= 8
            out.append(pending >> n_bits)
            pending &= (1 << n_bits) - 1
    if n_bits:
        out.append(pending << (8 - n_bits))
    return bytes(out)


def bits_of(data):
    for byte in data:
        for shift in range(7, -1, -1):
            yield byte >> shift & 1


def unpack(packed):
    if packed[:4] != MAGIC:
        raise ValueError("not a packed file")
    size = int.from_bytes(packed[4:8], "big")
    lengths = list(packed[8:264])
    by_code = {(length, code): symbol for symbol, (code, length) in canonical(lengths).items()}
    out = bytearray()
    code = length = 0
    for bit in bits_of(memoryview(packed)[264:]):
        if len(out) == size:
            break
        code = code << 1 | bit
        length += 1
        symbol = by_code.get((length, code))
        if symbol is not None:
            out.append(symbol)
            code = length = 0
    if len(out) != size:
        raise ValueError(f"cut off after {len(out)} of {size} bytes")
    return bytes(out)


def report(name, data):
    packed = pack(data)
    back = unpack(packed)
    lengths = list(packed[8:264])
    used = [l for l in lengths if l]
    print(f"{name:<14} {len(data):6} -> {len(packed):6} bytes, {len(used):3} symbols, codes of {min(used, default=0)} to {max(used, default=0)} bits, {'same' if back == data else 'DIFFERENT'}")
    return packed


def main():
    small = sys.argv[1:] == ["small"]
    with open("/usr/share/common-licenses/Artistic", "rb") as f:
        text = f.read()
    if small:
        text = text[:800]
    packed = report("Artistic", text)
    report("empty", b"")
    report("one byte", b"x")
    report("one symbol", b"z" * 1000)
    report("all bytes", bytes(range(256)) * 4)
    report("doubling", b"".join(bytes([65 + i]) * 2 ** i for i in range(12)))
    report("packed again", packed)

    codes = canonical(code_lengths(count(text)))
    for symbol, (code, length) in sorted(codes.items(), key=lambda item: (item[1][1], item[0]))[:12]:
        print(f"  {chr(symbol)!r:6} {code:0{length}b}")
    total = sum(n * codes[s][1] for s, n in enumerate(count(text)) if n)
    print(f"{total} bits, {total / len(text):.4f} a byte")

    for broken in (b"", b"HUF2" + packed[4:], packed[:-5]):
        try:
            unpack(broken)
            print("no error")
        except ValueError as e:
            print("error:", str(e).split(" after")[0])


if __name__ == "__main__":
    main()
