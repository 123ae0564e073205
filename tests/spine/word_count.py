# tests/spine/word_count.py - a dict that counts, groups and inverts
text = """It was the best of times, it was the worst of times, it was the age of
wisdom, it was the age of foolishness - so said the clerk who counted the words
of the book, and the book said nothing of the clerk."""

counts = {}
for word in text.split():
    word = word.strip(".,-").lower()
    if word:
        counts[word] = counts.get(word, 0) + 1

for word, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:8]:
    print(n, word)

by_length = {}
for word in counts:
    by_length.setdefault(len(word), []).append(word)
for length in sorted(by_length):
    print(length, sorted(by_length[length]))

inverted = {}
for word, n in counts.items():
    if n in inverted:
        inverted[n].append(word)
    else:
        inverted[n] = [word]
print(sorted(inverted), inverted[max(inverted)])

print(len(counts), sum(counts.values()), "clerk" in counts, "mouse" in counts)
print(list(counts)[:5])
del counts["it"]
counts["it"] = 0
print(list(counts)[-1], counts.pop("the"), counts.pop("the", "gone"))
try:
    counts["the"]
except KeyError as e:
    print("KeyError", e)

letters = {}
for c in text:
    if c.isalpha():
        letters[c.lower()] = letters.get(c.lower(), 0) + 1
print(sorted(letters, key=letters.get, reverse=True)[:3], letters == dict(sorted(letters.items())))
merged = {**{"a": 1, "b": 2}, "b": 3, **{"c": 4}}
print(merged, merged | {"a": 0}, merged.keys() == {"a": 0, "b": 0, "c": 0}.keys())
