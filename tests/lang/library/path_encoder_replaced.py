# tests/lang/library/path_encoder_replaced.py - a replaced os.fsencode() that returns no bytes is an error where paths go to C
# oracle: no
import os, sqlite3, ssl
context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
calls = [context.load_cert_chain, context.load_verify_locations, context.load_dh_params, context.set_ecdh_curve, sqlite3.connect]
for wrong in 5, [1], "text":
    os.fsencode = lambda path: wrong
    for call in calls:
        try:
            call("x")
        except TypeError as e:
            print(call.__name__, e)
