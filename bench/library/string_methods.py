"""string methods: text in ASCII, Latin-1 and beyond is split, joined, replaced, searched, cased, padded and formatted."""

plain = "The quick brown fox jumps over the lazy dog, again and again. "
wide = "Übergrößenträger naïve Σίσυφος żółć 北京 — fin. "
text, other = plain * 4000, wide * 3000
words = text.split()
print(len(words), len("|".join(words)), len(text.replace("again", "never")), text.count("fox"), text.find("dog,x"), text.rfind("lazy"))
print(len(other.split(" ")), len(other.upper()), other.lower().count("σ"), len(other.casefold()), other.title()[:30], len(other.replace("ż", "zz")))
total = 0
for n, word in enumerate(words):
    total += word.startswith(("qu", "br")) + word.endswith(".") + word.isalpha() + word.islower() + len(word.strip(".,")) + len(word.upper())
    total += len(word.center(12, "*")) + len(word.ljust(9)) + word.find("o") + len(word.partition("u")[2]) + ("az" in word)
print(total)
table = str.maketrans("aeiou", "AEIOU", ",.")
print(len(text.translate(table)), other.translate({ord("ü"): "ue", 0x5317: None})[:40], len(text.encode()), len(other.encode().decode()), len(other.encode("utf-16")))
lines = "\n".join(f"{n}:{n * n}:{plain[n % 60:]}" for n in range(20000)).splitlines()
print(len(lines), sum(int(line.split(":", 2)[1]) for line in lines), sum(len(line.rsplit(" ", 1)[-1]) for line in lines), lines[77].zfill(80)[:30])
print(sum(len(f"{n:>8}|{n / 3:.3f}|{n:#x}|{'y'!r:^5}") for n in range(40000)), sum(len("%s-%05d-%.2f" % (n, n, n)) for n in range(40000)))
print(sum(len("{0} {name:<6} {0!r}".format(n, name="q")) for n in range(25000)), text[::-1][:20], sum(ord(c) for c in other), len(set(other)))
print("".join(c for c in other if c.isupper())[:10], max(words), sum(w == "again" for w in words), len({w.capitalize() for w in words}), sum(map(str.isdigit, text)))
