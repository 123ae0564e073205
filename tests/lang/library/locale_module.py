# tests/lang/library/locale_module.py: _locale asks and sets the C library's locale, and numbers do not depend on it.
# env: LANGUAGE=
import _locale
import locale


def show(function, *arguments):
    try:
        print(function.__name__, arguments, ascii(function(*arguments)))
    except (locale.Error, TypeError, ValueError, OverflowError) as error:
        print(function.__name__, arguments, type(error), error)


print({name: value for name, value in sorted(vars(_locale).items()) if isinstance(value, int)})
print(_locale.__doc__, _locale.Error, _locale.Error.__mro__, locale.Error is _locale.Error)
for arguments in ((), (1,), (_locale.LC_ALL, None), (_locale.LC_CTYPE, ""), (_locale.LC_ALL, "C"), (_locale.LC_ALL, "no such place"),
                  (_locale.LC_ALL, 1), (99,), (99, "C"), ("x",), (1, 2, 3), (_locale.LC_ALL, "C\0"), (2**40,), (_locale.LC_ALL, ""),
                  (_locale.LC_ALL, "\udcff")):
    show(_locale.setlocale, *arguments)
show(_locale.localeconv)

def compare(*arguments):
    """Less, equal or greater: how much is the C library's own affair."""
    order = _locale.strcoll(*arguments)
    return (order > 0) - (order < 0)


for arguments in (("a", "b"), ("b", "a"), ("é", "é"), ("é", "z"), ("a\0", "b"), (1, "a"), ("a", None), ("a",), ("\ud800", "a")):
    show(compare, *arguments)
for argument in ("a", "é", "a\0b", 1, "", "😀x" * 40, "\ud800"):
    show(_locale.strxfrm, argument)
for argument in ("CODESET", "DAY_1", "ABDAY_7", "MON_12", "ABMON_5", "RADIXCHAR", "THOUSEP", "CRNCYSTR", "D_T_FMT", "AM_STR", "YESEXPR", "ERA",
                 "ALT_DIGITS"):
    show(_locale.nl_langinfo, getattr(_locale, argument))
for argument in (0, 99999, "x", 2**40):
    show(_locale.nl_langinfo, argument)
show(_locale.getencoding)
for argument in ("hello", 1, "a\0", "\udcff"):
    show(_locale.gettext, argument)
for arguments in (("d", "x"), (None, "x"), ("d",), ("d", 1)):
    show(_locale.dgettext, *arguments)
for arguments in (("d", "x", _locale.LC_MESSAGES), (None, "x", 5), ("d", "x", "y")):
    show(_locale.dcgettext, *arguments)
for argument in (None, "dom", "", None, 1):
    show(_locale.textdomain, argument)
for arguments in (("dom", None), ("dom", "/tmp"), ("dom", None), ("dom", b"/x"), ("", None), (1, None), ("dom", 1)):
    show(_locale.bindtextdomain, *arguments)
for arguments in (("dom", None), ("dom", "utf-8"), ("dom", None), (1, None)):
    show(_locale.bind_textdomain_codeset, *arguments)

for name in ("C", "C.UTF-8", "POSIX"):
    print(locale.setlocale(locale.LC_ALL, name), locale.getencoding(), locale.getlocale(), locale.getpreferredencoding(False))
    print(str(1234.5), float("1234.5"), f"{1234567.891:n} {1234567:n} {1e20:,.2f}", locale.str(0.1), locale.atof("1.5"),
          locale.format_string("%.2f", 1234.5, grouping=True), sorted(["b", "A", "a", "B"], key=locale.strxfrm))

# Numbers in whatever locales this system has with another point: the same as ever.
for name in ("de_DE.UTF-8", "fr_FR.UTF-8", "de_DE.ISO-8859-1", "ps_AF.UTF-8"):
    try:
        locale.setlocale(locale.LC_ALL, name)
    except locale.Error:
        continue
    numbers = (str(0.1), repr(1e300), "%.3f" % 2.5, f"{1.25:.1e}", float("2.5"), complex("1.5+2.5j"), round(2.675, 2), (1.1).hex(), "%g" % 1e-7)
    assert numbers == ("0.1", "1e+300", "2.500", "1.2e+00", 2.5, 1.5 + 2.5j, 2.67, "0x1.199999999999ap+0", "1e-07"), numbers
    assert all(isinstance(value, (str, int, list)) for value in locale.localeconv().values())
locale.setlocale(locale.LC_ALL, "C")
