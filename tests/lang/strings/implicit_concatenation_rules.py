# tests/lang/strings/implicit_concatenation_rules.py - adjacent literals join across kinds and lines; bytes do not join with text
x = 1
print("a" 'b' """c""" r"\d" f"{x}" "{x}" u"e", b"a" rb"\n" b'c', ("one "
      "two " # comment
      f"{x}"), "a" "b" * 2, "a" "b"[0], len("a" "b"), "%s" "%s" % (1, 2), "a" "b".upper(), "a" in "b" "a", ["a" "b", "c"], {"k" "1": "v" "2"})
def f(): "doc" " continued"; return f.__doc__
print(f())
def g(): f"not a doc"
print(g.__doc__)
def h(): b"no doc"
print(h.__doc__)
for s in ("'a' b'b'", "b'a' 'b'", "f'a' b'b'", "b'a' f'b'", "'a' 1", "'a' x", "u'a' b'b'", "b'é'", "rb'é'", "ur'a'", "bu'a'", "fb'a'", "rf'{x}' 'y'", "'a'\n'b'", "('a'\n'b')", "'a' \\\n'b'", "f'{x}' '{y}'", "bR'a' Rb'b' BR'c' rB'd'", "F'' Fr'' fR'' RF''", "U'x'"):
    try: print(repr(eval(s)))
    except SyntaxError as e: print(s, "|", e.msg, e.offset, e.end_offset)
