# tests/lang/syntaxerrors/nested_hints.py: brackets that break off inside each other, where many rules look for what is wrong: a message, and soon
units = ["a = {t: (n, size) for[T = [\n 'x = = 1',s", "{x for [", "[a, b for (", "(*a for [", "{**a for {", "f(a for [", "[x if (y) for [", "{k: [", "[[a b] for [", '{**{"a": 1}, (g[*x, *[', "h(z*f(**[", "a[b](c[*[", "{*(((* 2, {**f("]
for unit in units:
    for text in ("x = [" + unit * 30 + "\n'a b'", unit * 30, unit * 30 + "a" + "])}"):
        try:
            compile(text, "nested", "exec")
        except SyntaxError as e:
            print(repr(unit), e.msg, e.lineno, e.offset)
