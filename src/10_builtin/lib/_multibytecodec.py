"""Encoders and decoders of the multibyte encodings that take a text in pieces, and streams of such texts.

A class of the package encodings has its codec as the attribute `codec` (_codecs_cn.getcodec() and its like), whose methods for pieces
take and give the state between two of them.
"""
_STATE_BITS = 64
_MOST_PENDING = 8


def _codec_of(cls):
    codec = cls.codec
    if type(codec).__name__ != "MultibyteCodec":
        raise TypeError("codec is unexpected type")
    return codec


class _Coder:
    def __init__(self, errors="strict"):
        if not isinstance(errors, str):
            raise TypeError("%s() argument 1 must be str, not %s" % (type(self).__name__, type(errors).__name__))
        self._codec = _codec_of(type(self))
        self._errors = errors
        self._state = 0
        self._pending = b""

    @property
    def errors(self):
        """how to treat errors"""
        return self._errors

    @errors.setter
    def errors(self, value):
        if not isinstance(value, str):
            raise TypeError("errors must be a string")
        self._errors = value

    @errors.deleter
    def errors(self):
        raise AttributeError("cannot delete attribute")

    def _encode(self, text, final):
        encoded, _, self._state = self._codec._encode_piece(text, self._errors, self._state, final)
        return encoded

    def _decode(self, data, final):
        data = self._pending + bytes(memoryview(data))
        text, used, self._state = self._codec._decode_piece(data, self._errors, self._state, final)
        pending = data[used:]
        if len(pending) > _MOST_PENDING:
            raise UnicodeError("pending buffer overflow")
        self._pending = pending
        return text


class MultibyteIncrementalEncoder(_Coder):
    def encode(self, input, final=False):
        return self._encode(input, final)

    def reset(self):
        self._state = 0

    def getstate(self):
        return self._state << 8

    def setstate(self, state, /):
        if not isinstance(state, int):
            raise TypeError("setstate() argument must be int, not " + type(state).__name__)
        if state < 0 or state.bit_length() > _STATE_BITS + 72:
            raise OverflowError("can't convert negative int to unsigned" if state < 0 else "int too big to convert")
        if state & 0xff:
            raise UnicodeError("pending buffer too large")
        self._state = state >> 8


class MultibyteIncrementalDecoder(_Coder):
    def decode(self, input, final=False):
        return self._decode(input, final)

    def reset(self):
        self._state = 0
        self._pending = b""

    def getstate(self):
        return self._pending, self._state

    def setstate(self, state, /):
        if not isinstance(state, tuple):
            raise TypeError("setstate() argument must be tuple, not " + type(state).__name__)
        pending, number = state
        if not isinstance(pending, bytes):
            raise TypeError("setstate(): illegal state argument")
        if not isinstance(number, int):
            raise TypeError("setstate(): illegal state argument")
        if number < 0 or number.bit_length() > _STATE_BITS:
            raise OverflowError("can't convert negative int to unsigned" if number < 0 else "int too big to convert")
        if len(pending) > _MOST_PENDING:
            raise UnicodeError("pending buffer too large")
        self._pending = pending
        self._state = number


class _Stream(_Coder):
    def __init__(self, stream, errors="strict"):
        super().__init__(errors)
        self._stream = stream

    @property
    def stream(self):
        return self._stream


class MultibyteStreamReader(_Stream):
    def _read(self, method, size):
        if size is not None and not isinstance(size, int):
            raise TypeError("arg 1 must be an integer")
        if size == 0:
            return ""
        method = getattr(self._stream, method)
        while True:
            data = method() if size is None or size < 0 else method(size)
            if not isinstance(data, bytes):
                raise TypeError("stream function returned a non-bytes object (%s)" % type(data).__name__)
            final = not data or size is None or size < 0
            text = self._decode(data, final)
            if text or final:
                return text
            size = 1

    def read(self, sizeobj=None, /):
        return self._read("read", sizeobj)

    def readline(self, sizeobj=None, /):
        return self._read("readline", sizeobj)

    def readlines(self, sizehintobj=None, /):
        return self._read("read", sizehintobj).splitlines(True)

    def reset(self):
        self._state = 0
        self._pending = b""


class MultibyteStreamWriter(_Stream):
    def write(self, strobj, /):
        self._stream.write(self._encode(strobj, False))

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def reset(self):
        """Writes what waits for its successor. No character does here: nothing, as in CPython, not even a shift back to ASCII."""
