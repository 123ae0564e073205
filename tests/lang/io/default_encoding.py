# lang/io/default_encoding.py: the encoding of a text file that names none is the locale's, by the locale's name for it
import io
with open(__file__) as f:
    print(f.encoding, f.errors, repr(f).replace(__file__, 'FILE'))
print(io.TextIOWrapper(io.BytesIO()).encoding, io.TextIOWrapper(io.BytesIO(), 'locale').encoding, io.text_encoding(None), io.text_encoding('x'))
with open(__file__, encoding='utf-8') as f:
    print(f.encoding)
