# twisted: deferreds, inline callbacks, coroutines, failures thrown into generators, threads, and lines over a socket
from twisted.internet import defer, protocol, reactor, task, threads
from twisted.protocols.basic import LineReceiver
from twisted.python import failure


@defer.inlineCallbacks
def twice(n):
    x = yield task.deferLater(reactor, 0.01, lambda: n * 2)
    try:
        yield defer.fail(ValueError("bad"))
    except ValueError as e:
        x += len(str(e))
    return x


async def both():
    return await twice(3) + await threads.deferToThread(lambda: 7)


class Mirror(LineReceiver):
    def lineReceived(self, line):
        self.sendLine(line[::-1])


class Asks(LineReceiver):
    def connectionMade(self):
        self.left = 2
        self.sendLine(b"hello")
        self.sendLine(b"world")

    def lineReceived(self, line):
        print("line", line)
        self.left -= 1
        if self.left == 0:
            self.transport.loseConnection()

    def connectionLost(self, reason):
        print("lost", reason.type.__name__, reason.getErrorMessage())
        talked.callback(None)


def thrown_into():
    try:
        yield
    except ValueError:
        f = failure.Failure()
        print("frames", [frame[0] for frame in f.frames], f.getBriefTraceback().count("\n"))


started = thrown_into()
next(started)
try:
    raise ValueError("q")
except ValueError:
    f = failure.Failure()
try:
    f.throwExceptionIntoGenerator(started)
except StopIteration:
    print("the generator ended")

talked = defer.Deferred()
mirror = protocol.Factory.forProtocol(Mirror)
port = reactor.listenTCP(0, mirror, interface="127.0.0.1")
summed = defer.ensureDeferred(both())
summed.addCallback(lambda n: print("sum", n)).addCallback(lambda _: 1 // 0)
summed.addErrback(lambda f: print(f.getTraceback().splitlines()[-1], f.check(ZeroDivisionError)))
summed.addCallback(lambda _: reactor.connectTCP("127.0.0.1", port.getHost().port, protocol.ClientFactory.forProtocol(Asks)))
talked.addCallback(lambda _: port.stopListening()).addCallback(lambda _: reactor.stop())
reactor.run()
