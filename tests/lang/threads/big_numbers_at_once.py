# Long work on shared ints in several threads at once: each result is what one thread computes alone.
import math
import sys
import threading

sys.set_int_max_str_digits(0)
a, b, c = 3**20000, 7**15000, 10**3000 + 7
text = str(a)

JOBS = {
    "product": lambda: a * b,
    "square": lambda: b * b,
    "quotient": lambda: (a * b) // c,
    "remainder": lambda: (a * a) % b,
    "power": lambda: c**60,
    "modular power": lambda: pow(c, 65537, 10**400 + 1),
    "to text": lambda: str(b),
    "from text": lambda: int(text),
    "gcd": lambda: math.gcd(a * c, b * c),
    "root": lambda: math.isqrt(a * a + 1),
}
alone = {name: job() for name, job in JOBS.items()}
wrong = []


def work(names):
    for name in names:
        if JOBS[name]() != alone[name]:
            wrong.append(name)


names = list(JOBS)
threads = [threading.Thread(target=work, args=(names[i:] + names[:i],)) for i in range(0, len(names), 2)]
for thread in threads:
    thread.start()
work(names)
for thread in threads:
    thread.join()
print(len(names), "kinds of work,", len(threads) + 1, "threads, wrong:", wrong)
