# tests/lang/strings/escape_sequences_all.py - every escape in text, bytes and raw literals; unknown ones warn; wrong ones are errors
import warnings
def t(src):
    with warnings.catch_warnings(record=True) as w:
        warnings.simplefilter("always")
        try: r = ascii(eval(src))
        except SyntaxError as e: r = f"{e.msg} {e.offset} {e.end_offset}"
    print(src.encode("unicode_escape").decode(), "->", r, [f"{x.category.__name__}: {x.message} line {x.lineno}" for x in w])
for e in ("\\a", "\\b", "\\f", "\\n", "\\r", "\\t", "\\v", "\\\\", "\\'", '\\"', "\\0", "\\7", "\\12", "\\123", "\\1234", "\\377", "\\400", "\\777", "\\8", "\\x41", "\\x4", "\\xZZ", "\\u0041", "\\u004", "\\uD800", "\\U0001F600", "\\U00110000", "\\U0001", "\\N{BULLET}", "\\N{bullet}", "\\N{NO SUCH}", "\\N", "\\N{", "\\N{}", "\\N{LATIN SMALL LETTER A}", "\\d", "\\.", "\\ ", "\\\n", "\\é", "\\z\\q", "\\"):
    for p in ("", "b", "r"):
        if p == "b" and "é" in e: continue
        t(f"{p}'x{e}y'")
t("'''a\\\nb\\q'''"); t("'\\\\\\'"); t("r'\\'"); t("r'\\''"); t("r'\\\\'"); t("b'\\u0041'"); t("f'\\d{1}'"); t("f'{1}\\N{BULLET}\\x41'"); t("f'\\N{NOPE}'"); t("rf'\\d{1}'"); t("'\\N{LINE FEED}\\N{SPACE}'"); t("'\r\n'") if False else None
