# tests/lang/ast/tokenizer_iter.py: _tokenize.TokenizerIter gives the compiler's tokens: texts, numbers, places, source lines.
import _tokenize
import warnings

warnings.simplefilter("ignore")
sources = (
    '',
    '\n',
    'a',
    'a\n',
    '# c',
    '# c\nx # d\n',
    '\n\n  # c\nx\n',
    'if x:\n  y\n',
    'if x:\n  y\n# c\nz',
    'if x:\n    if y:\n      z\n',
    'def f(a):\n  x=1 # c\n  if \xe4: \n    pass\n\n  (a,\n\n  b)\nc',
    '"abc',
    '("a\n',
    '(',
    '(a',
    '(\n)',
    '[1,\n 2 # c\n,3]\n',
    'a\\\nb',
    'a \\',
    'if x:\n  y\n z',
    'if x:\n\ty\n        z\n',
    '"""abc',
    'a = """x\ny""" + 1',
    '0x',
    '1_',
    '1if x else y',
    'a ? b',
    '\xe9 = 1; \xfc',
    '\u0663',
    'a\x0cb',
    '\x0c  x',
    'a\r\nb\r\n',
    'lambda: x->y',
    'x:=1',
    'async def f(): await x',
    'a...b',
    'f"{x}"',
    'rb"x" u"y"',
    '# type: ignore\nx',
    'x  # type: int',
    'a <> b',
    '!a',
    '$',
    'a\tb',
    '  a\n',
    'if 1:\n  a\n\n\n',
    'if 1:\n  a\n  # c',
    'x = (1 +\n# c\n2)\n',
    '1e5 1.5j .5 0b1 0o7',
    '\u20ac',
    'a\ud800',
    'a\x00b',
    'a)',
    '(]',
    'if x:\n if x:\n  if x:',
    '1.e',
    '1__0',
    '09',
    '1e+',
    'a "b',
    'x=1;\\\n',
    '\\\n',
    '\\',
    'if 1:\n x\n\\\n y\n',
    ' \n \n',
    'a # c\n# d\n  # e\nb',
    '"\\\n"',
    '\ufeffa',
    'a.b@c',
    'a!=b',
    'if x:\n  y \\\n  z\n  w',
)


def show(source):
    print(ascii(source))
    try:
        tokens = _tokenize.TokenizerIter(source)
        for token in tokens:
            print("  ", ascii(token))
    except (SyntaxError, ValueError) as error:
        print("  ", type(error).__name__, ascii(error.args))


for source in sources:
    show(source)

for source in ("(" * 201, "".join(" " * i + "if x:\n" for i in range(101))):
    try:
        print(len(list(_tokenize.TokenizerIter(source))))
    except SyntaxError as error:
        print(error)
try:
    next(_tokenize.TokenizerIter(""))
except StopIteration as end:
    print(end.args)
for arguments in ((), (1,), (b"x",)):
    try:
        _tokenize.TokenizerIter(*arguments)
    except TypeError as error:
        print(error)
print(list(_tokenize.TokenizerIter(source="x")), _tokenize.TokenizerIter)
for action in ("always", "error"):
    for source in ("1if x", "0x1for x", "1.5or x", "y = 1jif x"):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter(action)
            try:
                tokens = list(_tokenize.TokenizerIter(source))
                print(len(tokens), [(w.category.__name__, str(w.message), w.filename, w.lineno) for w in caught])
            except SyntaxError as error:
                print(error.args)
try:
    class Sub(_tokenize.TokenizerIter):
        pass
except TypeError as error:
    print(error)
