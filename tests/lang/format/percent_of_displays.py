# tests/lang/format/percent_of_displays.py - % with a constant format and a tuple display
a, b = "x\n", 3.5
print("%s|%r|%a|%%" % (a, b, a), "%5s|%-5s|%.1s|%6.2r|%.r|" % (b, b, b, b, b), "%%" % (), "%s" % (a,), "" % ())
print("%s" % (None,), "%(a)s" % {"a": 1}, "%d %s" % (1, a), "%05s|" % (a,), "%s\u20ac%s" % (a, b))
for f in ("'%s' % (a, b)", "'%s %s' % (a,)", "'%' % (a,)", "'%s %' % (a,)", "'%z' % (a,)", "'%1234s' % (a,)", "'%*s' % (4, a)", "'%s' % (*[a],)", "'%s%s' % (a, (b,))", "'%s' % (yy,)", "'%s' 'b' % (a,)", "'%-%' % (a,)"):
    try: print(f, repr(eval(f)))
    except Exception as e: print(f, type(e).__name__, e)
