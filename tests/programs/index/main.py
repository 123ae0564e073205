"""An inverted index over the licence texts of a Debian system, with ranked and phrase queries.

Reads every regular file in /usr/share/common-licenses, splits it into words, and keeps for each
word its documents and positions. Queries may be words (all must occur), "phrases" in quotes, and
-words that must not occur. Results are ranked by tf-idf.
"""
import math
import os
import sys

FOLDER = "/usr/share/common-licenses"
STOP_WORDS = frozenset("a an and are as at be by for from in is it its not of on or that the this to was which with you your".split())


class Posting:
    """Where one word stands in one document."""

    __slots__ = ("document", "positions")

    def __init__(self, document):
        self.document = document
        self.positions = []

    def __len__(self):
        return len(self.positions)


class Document:
    def __init__(self, number, name, text):
        self.number = number
        self.name = name
        self.lines = text.splitlines()
        self.n_words = 0


def words_of(line):
    """Yields the words of a line, in lower case, without marks around them."""
    word = []
    for c in line:
        if c.isalnum() or (c == "'" and word):
            word.append(c)
        elif word:
            yield "".join(word).rstrip("'").lower()
            word.clear()
    if word:
        yield "".join(word).rstrip("'").lower()


class Index:
    def __init__(self):
        self.documents = []
        self.postings = {}

    def add(self, name, text):
        document = Document(len(self.documents), name, text)
        self.documents.append(document)
        position = 0
        for line in document.lines:
            for word in words_of(line):
                position += 1
                if word in STOP_WORDS:
                    continue
                by_document = self.postings.setdefault(word, {})
                posting = by_document.get(document.number)
                if posting is None:
                    posting = by_document[document.number] = Posting(document)
                posting.positions.append(position)
        document.n_words = position
        return document

    def inverse_frequency(self, word):
        return math.log((1 + len(self.documents)) / (1 + len(self.postings.get(word, ()))))

    def having(self, word):
        return set(self.postings.get(word, ()))

    def phrase(self, words):
        """The documents in which the words follow each other."""
        words = [w for w in words if w not in STOP_WORDS]
        if not words:
            return set()
        candidates = set.intersection(*(self.having(w) for w in words))
        found = set()
        for number in candidates:
            starts = set(self.postings[words[0]][number].positions)
            for offset, word in enumerate(words[1:], 1):
                here = self.postings[word][number].positions
                starts &= {p - offset for p in here}
                if not starts:
                    break
            if starts:
                found.add(number)
        return found

    def search(self, query):
        wanted, banned, phrases = parse_query(query)
        sets = [self.having(w) for w in wanted] + [self.phrase(p) for p in phrases]
        if not sets:
            return []
        hits = set.intersection(*sets)
        for word in banned:
            hits -= self.having(word)
        terms = wanted + [w for p in phrases for w in p if w not in STOP_WORDS]
        ranked = []
        for number in hits:
            document = self.documents[number]
            score = 0.0
            for term in terms:
                n = len(self.postings[term][number])
                score += (1 + math.log(n)) * self.inverse_frequency(term)
            ranked.append((-score / math.sqrt(document.n_words), document.name, number))
        ranked.sort()
        return [(name, -score) for score, name, _ in ranked]


def parse_query(query):
    wanted, banned, phrases = [], [], []
    for i, part in enumerate(query.split('"')):
        if i % 2:
            phrases.append(list(words_of(part)))
            continue
        for piece in part.split():
            target = banned if piece.startswith("-") else wanted
            target.extend(w for w in words_of(piece) if w not in STOP_WORDS)
    return wanted, banned, phrases


def load(limit):
    index = Index()
    for name in sorted(os.listdir(FOLDER)):
        path = os.path.join(FOLDER, name)
        if os.path.islink(path) or not os.path.isfile(path):
            continue
        with open(path, encoding="utf-8") as f:
            index.add(name, f.read())
        if len(index.documents) == limit:
            break
    return index


def main():
    small = sys.argv[1:] == ["small"]
    index = load(3 if small else 100)
    print(f"{len(index.documents)} documents, {len(index.postings)} words")
    for d in index.documents:
        print(f"  {d.number:2} {d.name:<12} {len(d.lines):5} lines {d.n_words:6} words")

    queries = ["software", "patent license", '"derivative works"', "warranty -patent", '"free software foundation" library',
               '"without warranty of any kind"', "zebra", "documentation invariant", '"the the"', "copyright -gnu -foundation"]
    for query in queries:
        results = index.search(query)
        print(f"{query!r}: {len(results)}")
        for name, score in results[:4]:
            print(f"    {score * 100:8.4f} {name}")

    frequent = sorted(index.postings, key=lambda w: (-sum(map(len, index.postings[w].values())), w))
    print("most frequent:", ", ".join(frequent[:12]))
    everywhere = sorted(w for w, p in index.postings.items() if len(p) == len(index.documents))
    print("in every text:", " ".join(everywhere[:20]))
    once = [w for w, p in index.postings.items() if sum(map(len, p.values())) == 1]
    print("only once:", len(once), "longest:", max(sorted(once), key=len))
    spread = {}
    for p in index.postings.values():
        spread[len(p)] = spread.get(len(p), 0) + 1
    print("spread:", sorted(spread.items()))


if __name__ == "__main__":
    main()
