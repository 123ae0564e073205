# lang/library/sockets.py: sockets, their timeouts, messages and addresses
import _socket as S, os, threading, array
a, b = S.socketpair()
print(a.sendall(b'hi'), b.recv(9), a.family, a.type, a.proto, a.timeout, a.getblocking())
buf = bytearray(4); a.send(b'abcdef'); print(b.recv_into(buf), buf, b.recvfrom(2), b.recv(0))
a.sendmsg([b'x', b'yz'], [(S.SOL_SOCKET, S.SCM_RIGHTS, array.array('i', [1]))])
data, anc, flags, addr = b.recvmsg(10, S.CMSG_SPACE(4))
print(data, anc[0][:2], flags, addr); os.close(array.array('i', anc[0][2])[0])
a.sendmsg([b'12', b'345']); c = bytearray(3); print(b.recvmsg_into([c, memoryview(buf)]), c, buf[:2])
s = S.socket(); s.bind(('127.0.0.1', 0)); s.listen(); host, port = s.getsockname(); print(host, port > 0)
def serve():
    fd, address = s._accept()
    c = S.socket(fileno=fd); c.sendall(c.recv(10).upper()); c.close()
t = threading.Thread(target=serve); t.start()
c = S.socket(); c.settimeout(5); c.connect((host, port)); c.sendall(b'abc'); print(c.recv(10), c.recv(10), c.getpeername() == (host, port)); t.join()
c.shutdown(S.SHUT_RDWR); c.close(); print(c, c.fileno())
s.settimeout(0.01)
try: s._accept()
except TimeoutError as e: print(repr(e), isinstance(e, OSError))
s.setblocking(False)
try: s._accept()
except BlockingIOError as e: print(e)
d = S.socket(); s.close(); print(d.connect_ex((host, port)) != 0)
d.setsockopt(S.SOL_SOCKET, S.SO_KEEPALIVE, 1); print(d.getsockopt(S.SOL_SOCKET, S.SO_KEEPALIVE), d.getsockopt(S.SOL_SOCKET, S.SO_KEEPALIVE, 4))
u = S.socket(S.AF_INET, S.SOCK_DGRAM); v = S.socket(S.AF_INET, S.SOCK_DGRAM); v.bind(('', 0))
u.sendto(b'dgram', ('127.0.0.1', v.getsockname()[1])); data, addr = v.recvfrom(100); print(data, addr[0])
x = S.socket(S.AF_UNIX); x.bind(b'\0ouro-test-%d' % os.getpid()); print(type(x.getsockname()), x.getsockname()[:6])
print(S.getdefaulttimeout(), S.setdefaulttimeout(2.5), S.getdefaulttimeout(), S.socket().gettimeout(), S.setdefaulttimeout(None))
print(S.inet_aton('1.2.3.4'), S.inet_ntoa(b'\x01\x02\x03\x04'), S.inet_pton(S.AF_INET6, '::1'), S.inet_ntop(S.AF_INET6, b'\0' * 15 + b'\1'))
print(S.htons(1), S.ntohl(1), S.htonl(2**32 - 1), S.CMSG_LEN(4), S.CMSG_SPACE(4))
print(S.getaddrinfo('127.0.0.1', 80, S.AF_INET, S.SOCK_STREAM), S.getnameinfo(('127.0.0.1', 80), S.NI_NUMERICHOST | S.NI_NUMERICSERV), S.gethostbyname('127.0.0.1'))
print(S.gaierror.__mro__, S.herror.__module__, S.timeout is TimeoutError, S.error is OSError, S.SocketType is S.socket)
for bad in (lambda: S.socket(99), lambda: S.socket(fileno=-1), lambda: S.socket(fileno='x'), lambda: S.socket(fileno=99999), lambda: d.bind('x'), lambda: d.bind(('127.0.0.1', 70000)),
            lambda: d.bind((1, 2)), lambda: d.bind(('a\0b', 2)), lambda: x.bind('x' * 200), lambda: d.recv(-1), lambda: d.recv_into(b'x'), lambda: d.recv_into(bytearray(1), 5),
            lambda: d.settimeout(-1), lambda: d.settimeout('x'), lambda: d.send('x'), lambda: u.sendto(b'x'), lambda: u.sendto(b'x', 0, 5, 6), lambda: c.send(b'x'),
            lambda: a.sendmsg(5), lambda: a.sendmsg([1]), lambda: a.sendmsg([b''], [5]), lambda: b.recvmsg(-1), lambda: S.htons(-1), lambda: S.htons(2**16), lambda: S.htonl('x'),
            lambda: S.inet_aton('x'), lambda: S.inet_ntoa(b'x'), lambda: S.inet_pton(99, 'x'), lambda: S.inet_pton(S.AF_INET, 'x'), lambda: S.inet_ntop(S.AF_INET, b'x'), lambda: S.inet_ntop(99, b'x'),
            lambda: S.CMSG_LEN(-1), lambda: S.getaddrinfo(5, 5), lambda: S.getaddrinfo('x', 1.5), lambda: S.getservbyname('no such'), lambda: S.getnameinfo(5, 0), lambda: d.getsockopt(1, 2, -1), lambda: S.getprotobyname('nope')):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
for o in (a, b, d, u, v, x): o.close()
