"""word count: a made-up text is cut into words, counted, grouped, sorted and reported."""
import sys


def text(n):
    syllables = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sta", "tre", "vi", "zo", "qua"]
    state = 7
    lines, line = [], []
    for i in range(n):
        state = (state * 69069 + 1) & 0xFFFFFFFF
        # Small numbers are likelier, as in speech.
        word_number = (state >> 16) * (state >> 8 & 0xFFFF) >> 21
        word = ""
        while True:
            word += syllables[word_number % 15]
            word_number //= 15
            if not word_number:
                break
        if i % 11 == 0:
            word = word.capitalize()
        if i % 7 == 0:
            word += "," if i % 3 else "."
        line.append(word)
        if len(line) == 12:
            lines.append(" ".join(line))
            line = []
    return "\n".join(lines)


def words(source):
    for line in source.split("\n"):
        for word in line.split():
            yield word.strip(".,").lower()


def main(n):
    source = text(n)
    counts = {}
    for w in words(source):
        if w in counts:
            counts[w] += 1
        else:
            counts[w] = 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    for w, c in ranked[:5]:
        print(f"{c:6} {w}")
    by_length = {}
    for w, c in counts.items():
        by_length.setdefault(len(w), []).append((c, w))
    for length in sorted(by_length):
        group = by_length[length]
        group.sort(reverse=True)
        print(length, len(group), group[0][1])
    pairs = {}
    before = None
    for w in words(source):
        if before is not None:
            pairs[before, w] = pairs.get((before, w), 0) + 1
        before = w
    best = max(pairs.items(), key=lambda item: (item[1], item[0]))
    print(len(source), len(counts), len(pairs), best)
    letters = {}
    for c in source:
        letters[c] = letters.get(c, 0) + 1
    print("".join(sorted(letters, key=lambda c: (-letters[c], c))).strip())


main(int(sys.argv[1]) if len(sys.argv) > 1 else 450000)
