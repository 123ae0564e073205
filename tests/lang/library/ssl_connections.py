# tests/lang/library/ssl_connections.py - TLS between a client and a server: over memory, over a socket, refused for the wrong name
import socket, threading
import _tls
from _tls import client, server

_tls.over_memory()
listening = socket.create_server(("127.0.0.1", 0))


def serve():
    for _ in range(2):
        with server.wrap_socket(listening.accept()[0], server_side=True) as connection:
            connection.sendall(connection.recv(100)[::-1])
            connection.unwrap().close()


thread = threading.Thread(target=serve)
thread.start()
for timeout in None, 30:
    plain = socket.create_connection(listening.getsockname())
    plain.settimeout(timeout)
    connection = client.wrap_socket(plain, server_hostname="localhost")
    connection.sendall(b"olleh")
    print(connection.recv(100), connection.recv(100), connection.cipher()[1], connection.session is not None)
    connection.close()
thread.join()
listening.close()
