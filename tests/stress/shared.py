# tests/stress/shared.py [SECONDS [THREADS]] - threads that append, pop, set and delete in the same lists, dicts and sets: all counts
# are exact in the end. Under a debug build each collection and the end of the VM check the heap, too.
#
# Each thread notes what it put in and what it took out; what the containers hold must be the difference. Numbers are unique,
# so that two threads with the same item, or an item lost, show.
import collections, gc, random, sys, threading, time

seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60
n_threads = int(sys.argv[2]) if len(sys.argv) > 2 else 8
sys.setswitchinterval(5e-5)

shared_list, shared_dict, shared_set, shared_deque = [], {}, set(), collections.deque()
by_name = type("Holder", (), {})()  # attributes: a dict that a shape stands for
end = time.monotonic() + seconds
errors = []


class Account:
    def __init__(self):
        self.put = collections.Counter()    # by container
        self.took = collections.Counter()
        self.sum_put = collections.Counter()
        self.sum_took = collections.Counter()

    def give(self, where, item):
        self.put[where] += 1
        self.sum_put[where] += item

    def take(self, where, item):
        self.took[where] += 1
        self.sum_took[where] += item


def work(i, account):
    rng = random.Random(i)
    number = i
    while time.monotonic() < end:
        for _ in range(200):
            number += n_threads
            kind = rng.randrange(12)
            if kind < 2 and len(shared_list) < 5000:
                shared_list.append(number)
                account.give("list", number)
            elif kind < 4:
                try:
                    account.take("list", shared_list.pop(rng.choice((0, -1))))
                except IndexError:
                    pass
            elif kind == 4 and len(shared_dict) < 5000:
                shared_dict[number] = number
                account.give("dict", number)
            elif kind == 5:
                try:
                    account.take("dict", shared_dict.popitem()[1])
                except KeyError:
                    pass
            elif kind == 6 and len(shared_set) < 5000:
                shared_set.add(number)
                account.give("set", number)
            elif kind == 7:
                try:
                    account.take("set", shared_set.pop())
                except KeyError:
                    pass
            elif kind == 8 and len(shared_deque) < 5000:
                shared_deque.append(number)
                account.give("deque", number)
            elif kind == 9:
                try:
                    account.take("deque", shared_deque.popleft())
                except IndexError:
                    pass
            elif kind == 10:
                setattr(by_name, f"x{number % 97}", [by_name])  # garbage in cycles
                by_name.__dict__.pop(f"x{rng.randrange(97)}", None)
            else:
                shared_list.sort()
                sum(list(shared_set)) + sum(list(shared_dict.values()))


def guarded(i, account):
    try:
        work(i, account)
    except BaseException as e:
        errors.append(repr(e))
        raise


accounts = [Account() for _ in range(n_threads)]
threads = [threading.Thread(target=guarded, args=(i, a)) for i, a in enumerate(accounts)]
for t in threads:
    t.start()
for t in threads:
    t.join()
gc.collect()
holds = {"list": shared_list, "dict": list(shared_dict.values()), "set": shared_set, "deque": shared_deque}
steps = 0
for name, items in holds.items():
    put, took = sum(a.put[name] for a in accounts), sum(a.took[name] for a in accounts)
    total = sum(a.sum_put[name] for a in accounts) - sum(a.sum_took[name] for a in accounts)
    steps += put + took
    print(name, len(items) == put - took, sum(items) == total, len(set(items)) == len(items))
print(f"{steps} puts and takes", file=sys.stderr)
print("errors:", errors)
