"""A harbour, simulated event by event: ships arrive, wait for a berth and a pilot, unload, leave.

Processes are generators that yield what they wait for; the calendar is a heap of (time, number,
process). The same seed gives the same days; figures are printed at the end.
"""
import heapq
import sys


class Random:
    """A small generator of its own, so that the days are the same everywhere."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
        return self.state >> 33

    def between(self, low, high):
        return low + self.next() % (high - low + 1)

    def choice(self, items):
        return items[self.next() % len(items)]


class Delay:
    def __init__(self, minutes):
        self.minutes = minutes

    def start(self, world, process):
        world.schedule(self.minutes, process)


class Resource:
    """A number of equal things that processes take and give back, first come first served."""

    def __init__(self, name, amount):
        self.name = name
        self.amount = self.free = amount
        self.waiting = []
        self.used_minutes = self.last_change = self.longest_queue = 0

    def __enter__(self):
        return self

    def note(self, now):
        self.used_minutes += (self.amount - self.free) * (now - self.last_change)
        self.last_change = now

    def take(self, priority=0):
        return Take(self, priority)

    def give(self, world):
        self.note(world.now)
        if self.waiting:
            _, _, process = heapq.heappop(self.waiting)
            world.schedule(0, process, self)
        else:
            self.free += 1


class Take:
    def __init__(self, resource, priority):
        self.resource, self.priority = resource, priority

    def start(self, world, process):
        r = self.resource
        r.note(world.now)
        if r.free:
            r.free -= 1
            world.schedule(0, process, r)
        else:
            world.serial += 1
            heapq.heappush(r.waiting, (self.priority, world.serial, process))
            r.longest_queue = max(r.longest_queue, len(r.waiting))


class World:
    def __init__(self):
        self.now = 0
        self.calendar = []
        self.serial = 0
        self.events = 0

    def schedule(self, delay, process, value=None):
        self.serial += 1
        heapq.heappush(self.calendar, (self.now + delay, self.serial, process, value))

    def launch(self, process, delay=0):
        self.schedule(delay, process)
        return process

    def run(self, until):
        while self.calendar and self.calendar[0][0] <= until:
            self.now, _, process, value = heapq.heappop(self.calendar)
            self.events += 1
            try:
                request = process.send(value)
            except StopIteration:
                continue
            request.start(self, process)
        self.now = until


class Ship:
    kinds = {}
    unload_low, unload_high, patience = 60, 120, 600

    def __init_subclass__(cls):
        Ship.kinds[cls.__name__] = cls

    def __init__(self, number, harbour):
        self.number = number
        self.harbour = harbour
        self.events = []

    def __repr__(self):
        return f"{type(self).__name__}#{self.number}"

    def log(self, what):
        now = self.harbour.world.now
        self.events.append((now, what))
        self.harbour.journal.append(f"day {now // 1440} {now % 1440 // 60:02}:{now % 60:02} {self!r} {what}")

    def priority(self):
        return 1

    def cargo_time(self):
        return self.harbour.random.between(self.unload_low, self.unload_high)

    def life(self):
        harbour = self.harbour
        arrived = harbour.world.now
        self.log("arrives")
        berth = yield harbour.berths.take(self.priority())
        waited = harbour.world.now - arrived
        harbour.waits.setdefault(type(self).__name__, []).append(waited)
        if waited > self.patience:
            self.log(f"gave up after {waited} minutes")
            harbour.lost += 1
            berth.give(harbour.world)
            return
        pilot = yield harbour.pilots.take(self.priority())
        self.log("is piloted in")
        yield Delay(harbour.random.between(15, 25))
        pilot.give(harbour.world)
        yield from self.work()
        pilot = yield harbour.pilots.take(self.priority() - 1)
        yield Delay(15)
        pilot.give(harbour.world)
        berth.give(harbour.world)
        self.log("leaves")
        harbour.served += 1

    def work(self):
        self.log("unloads")
        yield Delay(self.cargo_time())


class Trawler(Ship):
    unload_low, unload_high, patience = 20, 50, 240


class Freighter(Ship):
    unload_low, unload_high = 180, 420

    def work(self):
        yield from super().work()
        if self.harbour.random.between(1, 4) == 1:
            crane = yield self.harbour.cranes.take()
            self.log("loads with a crane")
            try:
                yield Delay(90)
            finally:
                crane.give(self.harbour.world)


class Ferry(Ship):
    unload_low, unload_high, patience = 30, 30, 90

    def priority(self):
        return 0


class Harbour:
    def __init__(self, seed, berths, pilots):
        self.world = World()
        self.random = Random(seed)
        self.berths = Resource("berths", berths)
        self.pilots = Resource("pilots", pilots)
        self.cranes = Resource("cranes", 1)
        self.journal = []
        self.waits = {}
        self.served = self.lost = self.ships = 0

    def arrivals(self, kind, low, high):
        while True:
            yield Delay(self.random.between(low, high))
            self.ships += 1
            self.world.launch(kind(self.ships, self).life())

    def timetable(self):
        while True:
            for hour in (7, 12, 18):
                yield Delay((hour * 60 - self.world.now) % 1440 or 1440)
                self.ships += 1
                self.world.launch(Ferry(self.ships, self).life())

    def run(self, days):
        self.world.launch(self.arrivals(Trawler, 40, 160))
        self.world.launch(self.arrivals(Freighter, 90, 400))
        self.world.launch(self.timetable())
        self.world.run(days * 1440)
        for r in (self.berths, self.pilots, self.cranes):
            r.note(self.world.now)

    def report(self):
        total = self.world.now
        print(f"{self.ships} ships, {self.served} served, {self.lost} lost, {self.world.events} events")
        for r in (self.berths, self.pilots, self.cranes):
            print(f"  {r.name}: {100 * r.used_minutes / (r.amount * total):5.1f} % used, longest queue {r.longest_queue}")
        for kind in sorted(self.waits):
            waits = sorted(self.waits[kind])
            print(f"  {kind:<10} {len(waits):4} mean {sum(waits) / len(waits):7.1f} median {waits[len(waits) // 2]:4} worst {waits[-1]:5}")


def main():
    small = sys.argv[1:] == ["small"]
    days = 3 if small else 60
    harbour = Harbour(1871, berths=3, pilots=1)
    harbour.run(days)
    print("\n".join(harbour.journal[:25]))
    harbour.report()
    for berths in (2, 3, 4):
        for pilots in (1, 2):
            other = Harbour(42, berths, pilots)
            other.run(days)
            print(f"{berths} berths, {pilots} pilots:")
            other.report()
    print(sorted(Ship.kinds))
    again = Harbour(1871, berths=3, pilots=1)
    again.run(days)
    print(again.journal == harbour.journal)


if __name__ == "__main__":
    main()
