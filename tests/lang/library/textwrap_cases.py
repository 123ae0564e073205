# tests/lang/library/textwrap_cases.py - textwrap: wrap, fill, shorten, dedent and indent on hard texts
import textwrap
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
s = "The quick-brown fox\tjumped over   the lazy dog's back. It -- well -- did so (really)!  Yes."
for k in ({}, dict(width=20), dict(width=20, initial_indent="* ", subsequent_indent="  "), dict(width=10, break_long_words=False), dict(width=5), dict(width=20, break_on_hyphens=False), dict(width=20, drop_whitespace=False), dict(width=30, fix_sentence_endings=True), dict(width=30, expand_tabs=False), dict(width=20, replace_whitespace=False), dict(width=20, max_lines=2), dict(width=20, max_lines=2, placeholder="~"), dict(width=0), dict(width=3, max_lines=1), dict(tabsize=2, width=25), dict(width=-1)):
    t(lambda: textwrap.wrap(s, **k))
t(lambda: textwrap.shorten(s, 30)); t(lambda: textwrap.shorten("hello", 3)); t(lambda: textwrap.shorten("hello world", 8, placeholder="..")); t(lambda: textwrap.fill("a b c", 1)); t(lambda: repr(textwrap.dedent("  a\n    b\n  \n c"))); t(lambda: repr(textwrap.dedent("\ta\n  b"))); t(lambda: repr(textwrap.dedent(""))); t(lambda: repr(textwrap.indent("a\n\n b\n", "> "))); t(lambda: repr(textwrap.indent("a\n\nb", "> ", lambda l: True))); t(lambda: textwrap.wrap("")); t(lambda: textwrap.wrap("x" * 25, 10)); t(lambda: textwrap.wrap("a\u00a0b c", 3)); t(lambda: textwrap.wrap("a\n\nb", 10, replace_whitespace=False)); t(lambda: textwrap.TextWrapper(width=10, break_long_words=True).fill("abcdefghijklmnop qrs")); t(lambda: textwrap.wrap("--option=value and-so-on", 12)); t(lambda: textwrap.dedent(5))
