# tests/lang/strings/dev_mode_checks_codecs.py - with -X dev unknown encodings and handlers of errors are told where nothing needs them
# options: -X dev
import io
for what in (lambda: "".encode("nonesuch"), lambda: "".encode(errors="nonesuch"), lambda: "a".encode("ascii", "nonesuch"),
             lambda: b"".decode("nonesuch"), lambda: b"".decode("latin1", "nonesuch"), lambda: str(b"", "utf-8", "nonesuch"),
             lambda: bytes("", "nonesuch"), lambda: bytearray("a", "utf-8", "nonesuch"), lambda: io.TextIOWrapper(io.BytesIO(), errors="nonesuch"),
             lambda: "a".encode("ascii", "xmlcharrefreplace"), lambda: b"a".decode("cp1252", "surrogateescape")):
    try: print(what())
    except LookupError as e: print(e)
