# tests/lang/io/encoded_files.py - text files in several encodings, with error handlers
import os
name = "_io_enc.tmp"
text = "aé世"
for enc in ("utf-8", "utf-16", "utf-8-sig", "utf-32-le"):
    with open(name, "w", encoding=enc) as f: f.write(text)
    with open(name, "rb") as f: raw = f.read()
    with open(name, encoding=enc) as f: print(enc, raw, f.read() == text)
with open(name, "wb") as f: f.write(b"a\xffb")
for errors in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape"):
    try:
        with open(name, encoding="utf-8", errors=errors) as f: print(errors, ascii(f.read()))
    except UnicodeDecodeError as e:
        print(e)
with open(name, encoding="latin-1") as f: print(f.read())
try:
    with open(name, "w", encoding="ascii") as f: f.write("é")
except UnicodeEncodeError as e:
    print(e)
os.remove(name)
