"""A cache that keeps the most recently used things strongly and the rest weakly.

Pages of a made-up book are costly to make. The cache keeps the last N by strong references; older ones
stay reachable through weak references for as long as somebody else uses them. Counting shows which pages
are made again, dropped at once, or found alive.
"""
import sys
import weakref


class Link:
    """An entry of the ring, newest first. Neighbours are strong both ways: unlinking breaks them."""

    __slots__ = ("key", "value", "before", "after")

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.before = self.after = self

    def unlink(self):
        self.before.after, self.after.before = self.after, self.before
        self.before = self.after = None

    def insert_after(self, other):
        self.before, self.after = other, other.after
        other.after.before = self
        other.after = self


class Cache:
    def __init__(self, make, capacity, on_drop=None):
        self.make = make
        self.capacity = capacity
        self.ring = Link()
        self.strong = {}
        self.weak = {}
        self.on_drop = on_drop
        self.hits = self.rescues = self.misses = self.deaths = 0

    def __len__(self):
        return len(self.strong)

    def __contains__(self, key):
        return key in self.strong or key in self.weak and self.weak[key]() is not None

    def get(self, key):
        link = self.strong.get(key)
        if link is not None:
            self.hits += 1
            link.unlink()
            link.insert_after(self.ring)
            return link.value
        reference = self.weak.get(key)
        value = reference() if reference is not None else None
        if value is None:
            self.misses += 1
            value = self.make(key)
        else:
            self.rescues += 1
        self.remember(key, value)
        return value

    def remember(self, key, value):
        me = weakref.ref(self)

        def died(reference, key=key):
            cache = me()
            if cache is not None and cache.weak.get(key) is reference:
                del cache.weak[key]
                cache.deaths += 1
                if cache.on_drop:
                    cache.on_drop(key)

        self.weak[key] = weakref.ref(value, died)
        link = self.strong[key] = Link(key, value)
        link.insert_after(self.ring)
        while len(self.strong) > self.capacity:
            self.evict()

    def evict(self):
        oldest = self.ring.before
        oldest.unlink()
        del self.strong[oldest.key]

    def resize(self, capacity):
        self.capacity = capacity
        while len(self.strong) > capacity:
            self.evict()

    def keys(self):
        link = self.ring.after
        while link is not self.ring:
            yield link.key
            link = link.after

    def close(self):
        """Breaks the ring, so that nothing waits for a collection."""
        while self.strong:
            self.evict()
        self.ring.before = self.ring.after = None

    def figures(self):
        return f"hits {self.hits}, rescues {self.rescues}, misses {self.misses}, deaths {self.deaths}, strong {len(self.strong)}, weak {len(self.weak)}"


class Page:
    alive = 0
    made = 0

    def __init__(self, number):
        Page.alive += 1
        Page.made += 1
        self.number = number
        self.words = [f"word{(number * 31 + i * 17) % 101}" for i in range(20)]
        self.notes = {}

    def __del__(self):
        Page.alive -= 1

    def __repr__(self):
        return f"<page {self.number}>"

    def count(self, word):
        return self.words.count(word)


def memo(capacity):
    """A decorator with the same ring, for functions of hashable arguments."""
    def decorate(f):
        strong, ring = {}, Link()

        def call(*args):
            link = strong.get(args)
            if link is None:
                call.misses += 1
                link = strong[args] = Link(args, f(*args))
                if len(strong) > capacity:
                    oldest = ring.before
                    oldest.unlink()
                    del strong[oldest.key]
            else:
                call.hits += 1
                link.unlink()
            link.insert_after(ring)
            return link.value

        call.hits = call.misses = 0
        call.__name__ = f.__name__
        return call
    return decorate


@memo(64)
def binomial(n, k):
    return 1 if k in (0, n) else binomial(n - 1, k - 1) + binomial(n - 1, k)


class Registry:
    """Weak maps from the library beside the hand-made ones."""

    def __init__(self):
        self.by_name = weakref.WeakValueDictionary()
        self.colours = weakref.WeakKeyDictionary()
        self.open = weakref.WeakSet()

    def add(self, page, colour):
        self.by_name[f"page{page.number}"] = page
        self.colours[page] = colour
        self.open.add(page)

    def figures(self):
        return len(self.by_name), len(self.colours), len(self.open), sorted(self.by_name), sorted(self.colours.values())


def main():
    small = sys.argv[1:] == ["small"]
    dropped = []
    cache = Cache(Page, 3, dropped.append)
    a = cache.get(1)
    print(cache.get(1) is a, list(cache.keys()), cache.figures())
    for n in (2, 3, 4):
        cache.get(n)
    print(list(cache.keys()), 1 in cache, 2 in cache, Page.alive, dropped)
    cache.get(5)
    print(list(cache.keys()), dropped, cache.get(1) is a, cache.figures())
    del a
    for n in (6, 7, 8):
        cache.get(n)
    print(dropped, 1 in cache, Page.alive, cache.figures())
    cache.get(7)
    cache.get(6)
    print(list(cache.keys()))
    cache.resize(1)
    print(list(cache.keys()), dropped, Page.alive)
    cache.close()
    print(Page.alive, cache.figures())

    steps = 200 if small else 12000
    cache = Cache(Page, 25)
    state, held, total = 99, [], 0
    for step in range(steps):
        state = (state * 1664525 + 1013904223) & 0xFFFFFFFF
        r = state >> 16
        number = r % 40 if r & 3 else r % 400
        page = cache.get(number)
        total += page.count("word7")
        if step % 7 == 0:
            held.append(page)
        if len(held) > 30:
            del held[r % 30]
    print(total, cache.figures(), Page.alive, Page.made)
    alive = {p.number for p in held} | set(cache.keys()) | {page.number}
    print(Page.alive == len(alive), sorted(cache.weak) == sorted(alive))
    held.clear()
    del page
    print(Page.alive, len(cache.weak))
    r = weakref.ref(cache)
    cache.close()
    del cache
    print(r() is None, Page.alive)

    print(binomial(20, 10), binomial.hits, binomial.misses, binomial(20, 10), binomial.hits, binomial.__name__)

    registry = Registry()
    pages = [Page(n) for n in range(4)]
    for p, colour in zip(pages, ("red", "green", "blue", "grey")):
        registry.add(p, colour)
    print(registry.figures())
    del p, pages[1]
    print(registry.figures())
    kept = pages.pop()
    pages.clear()
    print(registry.figures(), registry.by_name.get("page0"), registry.by_name["page3"] is kept, registry.colours[kept], kept in registry.open)

    kept.self = kept
    finalizer = weakref.finalize(kept, print, "finalized", kept.number)
    proxy = weakref.proxy(kept)
    print(proxy.number, proxy.count("word7"), finalizer.alive)
    kept.self = None
    del kept
    print(registry.figures(), finalizer.alive)
    try:
        proxy.number
    except ReferenceError as e:
        print(e)


if __name__ == "__main__":
    main()
