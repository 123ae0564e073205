# tests/lang/library/_tls.py - two ends of TLS, and what they say to each other over memory
import ssl, tempfile

KEY = """-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgE/E+QqcnRBYVmTP+
wWtTB7RNuMieBmXcVGWuPJNDCz+hRANCAATTVYgXgPSBAN0VNJ3+2rhZnrg5+u25
AZY4WSvP4I8xt/71+z58AfMgGYoFVWealT9V/+0joYvs8c/nDjbFUM/v
-----END PRIVATE KEY-----
"""
CERT = """-----BEGIN CERTIFICATE-----
MIIB0jCCAXmgAwIBAgIUOnf0/xJXRBe9hySepzYoS9rDezMwCgYIKoZIzj0EAwIw
MDELMAkGA1UEBhMCWFgxDTALBgNVBAoMBE91cm8xEjAQBgNVBAMMCWxvY2FsaG9z
dDAgFw0yNjExMjAxNzM1MTFaGA8yMTI2MTAyNzE3MzUxMVowMDELMAkGA1UEBhMC
WFgxDTALBgNVBAoMBE91cm8xEjAQBgNVBAMMCWxvY2FsaG9zdDBZMBMGByqGSM49
AgEGCCqGSM49AwEHA0IABNNViBeA9IEA3RU0nf7auFmeuDn67bkBljhZK8/gjzG3
/vX7PnwB8yAZigVVZ5qVP1X/7SOhi+zxz+cONsVQz++jbzBtMB0GA1UdDgQWBBRN
aYVLIz2E7G5tJQmNz77k+MmeQDAfBgNVHSMEGDAWgBRNaYVLIz2E7G5tJQmNz77k
+MmeQDAPBgNVHRMBAf8EBTADAQH/MBoGA1UdEQQTMBGCCWxvY2FsaG9zdIcEfwAA
ATAKBggqhkjOPQQDAgNHADBEAiBQfeI0SQJ6Z/if7hKqk1JijzVrBmSYS4HkMXMB
J6fn5wIgUoCH1s74qRhkTxN8STnOVgP9a4/n6Ld6R4hMlrJXupU=
-----END CERTIFICATE-----
"""

file = tempfile.NamedTemporaryFile("w")
file.write(KEY + CERT)
file.flush()
server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
server.load_cert_chain(file.name)
server.set_alpn_protocols(["h2", "http/1.1"])
asked = []
server.sni_callback = lambda connection, name, context: asked.append((type(connection).__name__, name, context is server))
client = ssl.create_default_context(cadata=CERT)
client.set_alpn_protocols(["http/1.1"])


def pair(name):
    """Two ends over memory, after their handshake. When the library has no memory, it says so in words of its own."""
    a, b = ssl.MemoryBIO(), ssl.MemoryBIO()
    x, y = client.wrap_bio(a, b, server_hostname=name), server.wrap_bio(b, a, server_side=True)
    for _ in range(4):
        for end in x, y:
            try:
                end.do_handshake()
            except ssl.SSLWantReadError:
                pass
            except ssl.SSLCertVerificationError:
                raise
            except ssl.SSLError as e:
                raise MemoryError from e
    return x, y


def over_memory():
    x, y = pair("localhost")
    x.write(b"question")
    print(y.read(100), x.version(), x.selected_alpn_protocol(), y.selected_alpn_protocol(), asked)
    cert = x.getpeercert()
    print(cert["subject"], cert["subjectAltName"], cert["version"], cert["notAfter"][-3:], len(x.getpeercert(True)) > 300)
    try:
        y.read(1)
    except ssl.SSLWantReadError as e:
        print(e.errno, isinstance(e, OSError))
    for name in "wrong.example", "127.0.0.2":
        try:
            pair(name)
        except ssl.SSLCertVerificationError as e:
            print(e.verify_code, e.verify_message, e.reason, e.library, isinstance(e, ValueError))
    for wrong in "ssl.create_default_context().load_verify_locations(cadata='x')", "server.load_cert_chain('/nonexistent')", "client.set_ciphers('nothing')", "setattr(client, 'verify_mode', 0)", "ssl.MemoryBIO().write(5)", "client.wrap_bio(1, 2)", "ssl.SSLContext(99)":
        try:
            eval(wrong)
        except MemoryError:
            raise
        except Exception as e:
            print(type(e).__name__)
