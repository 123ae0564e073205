# Multibyte encodings with each request failing once: maps, pieces, handlers.
import codecs
import io

text = "A日本語中文한글€\n"
for name in ("gb18030", "iso2022_jp_2", "euc_kr", "shift_jis"):
    data = text.encode(name, "xmlcharrefreplace")
    print(name, ascii(data.decode(name)), ascii((data + b"\xff").decode(name, "backslashreplace")))
codecs.register_error("mine", lambda e: ("?", e.end))
print("é".encode("big5", "mine"), b"\x80\x80".decode("big5", "mine"))
try:
    "é".encode("gb2312")
except UnicodeEncodeError as e:
    print(e)
decoder = codecs.getincrementaldecoder("euc_jp")()
print([decoder.decode(bytes([b])) for b in "日本".encode("euc_jp")], decoder.getstate())
writer = codecs.getwriter("iso2022_kr")(io.BytesIO())
writer.write("한")
writer.reset()
print(writer.stream.getvalue())
