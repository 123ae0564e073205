# tests/lang/strings/codec_errors_argument.py - the errors argument of a codec's functions is a str without NUL, or None
import _codecs

for function, data in [("utf_8_encode", "a"), ("latin_1_encode", "a"), ("charmap_encode", "a"), ("utf_8_decode", b"a"),
                       ("utf_16_ex_decode", b"aa"), ("escape_decode", b"a"), ("charmap_decode", b"a")]:
    for errors in (1, "strict\0", None, "strict"):
        try:
            print(function, getattr(_codecs, function)(data, errors))
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
