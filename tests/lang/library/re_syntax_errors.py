# tests/lang/library/re_syntax_errors.py - re.compile says what is wrong with a pattern, and where
import re, warnings
warnings.simplefilter("error")
for p in ("(", ")", "[", "]", "[]", "[^]", "*", "+a", "a**", "a{1}{2}", "a{2,1}", "a{", "a{1", "a{,}", "{1}", "a{99999999999}", "(?", "(?P", "(?P<", "(?P<n", "(?P<n>", "(?P<1>a)", "(?P<n>a)(?P<n>b)", "(?P=n)", "(?P=n", "(?P>n)", "(?P<n n>a)", "(?:", "(?#", "(?#x)", "(?=", "(?<", "(?<a)", "(?<=a*)", "(?<=a|bc)", "(?<=ab|cd)x", "(?(1)a)", "(?(1)a|b|c)", "(a)?(?(1)b|c)", "(?(n)a)", "(?(x y)a)", "\\", "\\1", "(a\\1)", "(a)\\2", "\\g", "\\x", "\\x4", "\\u12", "\\U0011ffff", "\\N{x}", "\\N{DIGIT ONE}", "\\N", "\\q", "\\8", "\\400", "\\377", "[a-", "[z-a]", "[\\d-z]", "[a-\\d]", "[\\q]", "[[a]", "[a&&b]", "[a||b]", "[a--b]", "(?i", "(?i)a", "a(?i)", "(?q)", "(?-i:a)", "(?i-:a)", "(?i-i:a)", "(?a-u:x)", "(?au)", "(?L)", "(?s-i:a.)", "(?-)", "(?>a*)", "a*+", "a++b", "a?+", "a{1,2}+", "a*+*", "x*?+", "(?P<\u00e9>a)", "(?P<\u0661>a)", "^*", "$+", "(?:a|b)*", "(?m:^)*", "\\b*", "()*", "(?<!a)*b", "a|*", "|", "(|a)"):
    try:
        r = re.compile(p)
        print(ascii(p), "ok", r.groups, r.groupindex and dict(r.groupindex), r.flags)
    except re.error as e:
        print(ascii(p), "|", ascii(e.msg), e.pos, e.lineno, e.colno)
    except Exception as e:
        print(ascii(p), type(e).__name__, ascii(str(e)))
