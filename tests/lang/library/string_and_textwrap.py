# tests/lang/library/string_and_textwrap.py - string constants, templates, textwrap
import string
print(string.ascii_lowercase, string.digits, string.hexdigits, repr(string.whitespace), string.capwords("a bc d"), string.Template("$a ${b} $$").substitute(a=1, b=2), string.Formatter().format("{0} {x}", 1, x=2))
import textwrap
print(textwrap.wrap("the quick brown fox jumps over the lazy dog", 15), textwrap.dedent("  a\n    b\n"), textwrap.fill("aaa bbb ccc", 7), textwrap.indent("a\nb\n", "> "), textwrap.shorten("hello big world", 11))
