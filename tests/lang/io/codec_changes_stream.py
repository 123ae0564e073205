# tests/lang/io/codec_changes_stream.py - a codec that initialises the stream anew while it is asked what it is does not take away the name that is looked up
import codecs, io
real = codecs.lookup("latin-1")
class Info(codecs.CodecInfo):
    n_asked = 0
    @property
    def _is_text_encoding(self):
        Info.n_asked += 1
        if Info.n_asked == 4:
            t.__init__(io.BytesIO(), "ascii")
            return False
        return True
    @_is_text_encoding.setter
    def _is_text_encoding(self, value):
        pass
def search(name):
    if name == "spiteful":
        return Info(real.encode, real.decode, incrementaldecoder=real.incrementaldecoder, incrementalencoder=real.incrementalencoder, name="spiteful")
codecs.register(search)
t = io.TextIOWrapper(io.BytesIO(), "".join(["spite", "ful"]))
try:
    t.reconfigure(errors="replace")
except (LookupError, ValueError):
    pass
print("alive")
