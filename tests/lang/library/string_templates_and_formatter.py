# tests/lang/library/string_templates_and_formatter.py - string.Template, Formatter, capwords, and constants
import string
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
T = string.Template
for s in ("$a ${b}x $$", "$", "$1", "${", "${a", "$a$b", "${a b}", "$\u00e9", "$A", "$_x1", "a$"):
    t(lambda: T(s).substitute(a=1, b=2, A=3, _x1=4)); t(lambda: T(s).safe_substitute(a=1)); t(lambda: (T(s).is_valid(), T(s).get_identifiers()))
t(lambda: T("$a").substitute({"a": 5}, a=6)); t(lambda: T("$a").substitute({})); t(lambda: T("line\n$$ $").substitute())
class P(T): delimiter = "%"; idpattern = "[a-z]+\\.[a-z]+"
t(lambda: P("%a.b %%").substitute({"a.b": 1}))
class F(string.Formatter):
    def get_value(self, k, a, kw): return f"<{k}>" if isinstance(k, str) and k not in kw else super().get_value(k, a, kw)
    def format_field(self, v, spec): return f"[{spec}]" + super().format_field(v, "")
    def check_unused_args(self, used, a, k): print("used", used)
t(lambda: F().format("{0}{x}{y:>5}{0!r}", 1, y=2)); t(lambda: string.Formatter().format("{}{}", 1)); t(lambda: string.Formatter().format("{0}{}", 1)); t(lambda: list(string.Formatter().parse("a{b!r:c{d}}e{{f}}"))); t(lambda: list(string.Formatter().parse("{"))); t(lambda: string.Formatter().vformat("{a.real}{b[0]}", (), {"a": 1, "b": "x"})); t(lambda: string.Formatter().format()); t(lambda: string.Formatter().get_field("0.real", (5,), {})); t(lambda: string.Formatter().convert_field(1, "z"))
t(lambda: string.capwords("hello  wORLD x")); t(lambda: string.capwords("a-b c", "-")); print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation, repr(string.whitespace), len(string.printable))
import _string
t(lambda: list(_string.formatter_parser("x{y}"))); t(lambda: (lambda a, b: (a, list(b)))(*_string.formatter_field_name_split("a.b[c]"))); t(lambda: _string.formatter_parser(5))
