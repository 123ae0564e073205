"""richards: the kernel of an operating system, simulated: six tasks pass packets under a scheduler.

Written anew from the published description of Martin Richards' benchmark: an idle task, a worker, two
handlers and two devices, with queues of packets, held and waiting states. For the classic figure of one
round the scheduler queues 23246 packets and holds tasks 9297 times.
"""
import sys

IDLE, WORKER, HANDLER_A, HANDLER_B, DEVICE_A, DEVICE_B = range(6)
DEVICE, WORK = 0, 1
PACKET_SIZE = 4
COUNT = 10000


class Packet:
    def __init__(self, next, owner, kind):
        self.next = next
        self.owner = owner
        self.kind = kind
        self.position = 0
        self.data = [0] * PACKET_SIZE

    def append_to(self, queue):
        """Puts the packet at the end of a queue; returns the queue's head."""
        self.next = None
        if queue is None:
            return self
        last = queue
        while last.next is not None:
            last = last.next
        last.next = self
        return queue


class Task:
    def __init__(self, scheduler, identity, priority, queue, waiting):
        self.scheduler = scheduler
        self.identity = identity
        self.priority = priority
        self.queue = queue
        self.pending = queue is not None
        self.waiting = waiting
        self.held = False
        scheduler.add(self)

    def is_blocked(self):
        return self.held or (self.waiting and not self.pending)

    def resume(self):
        """Runs the task once, with a packet if it waited for one; returns the next task."""
        packet = None
        if self.waiting and self.pending:
            packet = self.queue
            self.queue = packet.next
            self.pending = self.queue is not None
            self.waiting = False
        return self.run(packet)

    def accept(self, packet, sender):
        """Takes a packet; returns who runs next: this task if it is more urgent than the sender."""
        if self.queue is None:
            self.queue = packet
            packet.next = None
            self.pending = True
            if self.priority > sender.priority:
                return self
        else:
            packet.append_to(self.queue)
        return sender


class Idle(Task):
    def __init__(self, scheduler, count):
        super().__init__(scheduler, IDLE, 0, None, False)
        self.control = 1
        self.count = count

    def run(self, packet):
        self.count -= 1
        if self.count == 0:
            return self.scheduler.hold()
        if self.control & 1:
            self.control = self.control >> 1 ^ 0xD008
            return self.scheduler.release(DEVICE_B)
        self.control >>= 1
        return self.scheduler.release(DEVICE_A)


class Worker(Task):
    def __init__(self, scheduler, queue):
        super().__init__(scheduler, WORKER, 1000, queue, True)
        self.target = HANDLER_A
        self.letter = 0

    def run(self, packet):
        if packet is None:
            return self.scheduler.wait()
        self.target = HANDLER_B if self.target == HANDLER_A else HANDLER_A
        packet.owner = self.target
        packet.position = 0
        for i in range(PACKET_SIZE):
            self.letter = self.letter % 26 + 1
            packet.data[i] = 64 + self.letter
        return self.scheduler.send(packet)


class Handler(Task):
    def __init__(self, scheduler, identity, priority, queue):
        super().__init__(scheduler, identity, priority, queue, True)
        self.work = None
        self.devices = None

    def run(self, packet):
        if packet is not None:
            if packet.kind == WORK:
                self.work = packet.append_to(self.work)
            else:
                self.devices = packet.append_to(self.devices)
        work = self.work
        if work is not None:
            if work.position >= PACKET_SIZE:
                self.work = work.next
                return self.scheduler.send(work)
            device = self.devices
            if device is not None:
                self.devices = device.next
                device.position = work.data[work.position]
                work.position += 1
                return self.scheduler.send(device)
        return self.scheduler.wait()


class Device(Task):
    def __init__(self, scheduler, identity, priority):
        super().__init__(scheduler, identity, priority, None, True)
        self.work = None

    def run(self, packet):
        if packet is None:
            packet = self.work
            if packet is None:
                return self.scheduler.wait()
            self.work = None
            return self.scheduler.send(packet)
        self.work = packet
        return self.scheduler.hold()


class Scheduler:
    def __init__(self):
        self.tasks = [None] * 6
        self.order = []
        self.current = None
        self.queued = self.holds = 0

    def add(self, task):
        self.tasks[task.identity] = task
        self.order.insert(0, task)
        task.after = self.order[1] if len(self.order) > 1 else None

    def hold(self):
        self.holds += 1
        self.current.held = True
        return self.current.after

    def wait(self):
        self.current.waiting = True
        return self.current

    def release(self, identity):
        task = self.tasks[identity]
        task.held = False
        if task.priority > self.current.priority:
            return task
        return self.current

    def send(self, packet):
        target = self.tasks[packet.owner]
        self.queued += 1
        packet.owner = self.current.identity
        return target.accept(packet, self.current)

    def run(self):
        task = self.order[0]
        while task is not None:
            self.current = task
            task = task.after if task.is_blocked() else task.resume()


def packets(owner, kind, n):
    queue = None
    for _ in range(n):
        queue = Packet(queue, owner, kind)
    return queue


def one_round():
    s = Scheduler()
    Idle(s, COUNT)
    Worker(s, packets(WORKER, WORK, 2))
    Handler(s, HANDLER_A, 2000, packets(DEVICE_A, DEVICE, 3))
    Handler(s, HANDLER_B, 3000, packets(DEVICE_B, DEVICE, 3))
    Device(s, DEVICE_A, 4000)
    Device(s, DEVICE_B, 5000)
    s.run()
    return s.queued, s.holds


rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 25
print([one_round() for _ in range(rounds)][-1], rounds)
