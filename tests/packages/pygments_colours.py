# pygments: sources of several languages to tokens, HTML, LaTeX and terminal colours
import hashlib
from pygments import highlight, lex
from pygments.formatters import HtmlFormatter, LatexFormatter, NullFormatter, Terminal256Formatter, get_formatter_by_name
from pygments.lexers import get_all_lexers, get_lexer_by_name, get_lexer_for_filename, guess_lexer
from pygments.styles import get_all_styles

SOURCES = {
    "python": 'import os\n@dec\nclass A(B):\n    """doc"""\n    def f(self, x: int = 0x1F) -> str:\n        return f"{x!r:>{10}}" + b"\\n".decode()  # end\n',
    "c": '#include <stdio.h>\n/* c */ int main(void) { printf("%d\\n", 1u << 3); return 0; }\n',
    "json": '{"a": [1, 2.5e3, true, null], "b": "\\u00e9"}',
    "html": "<!DOCTYPE html><p class='x'>a &amp; b<script>var x = 1;</script></p>",
    "javascript": "const f = async (x) => { await x?.y ?? `t${1}`; } // end\n",
    "rst": "Title\n=====\n\n* item ``code``\n\n.. code:: python\n\n   x = 1\n",
    "bash": 'for f in *.txt; do echo "$f" | sed \'s/a/b/\'; done\n',
    "sql": "SELECT a, COUNT(*) FROM t WHERE b = 'x' GROUP BY a; -- end\n",
}
for name, source in SOURCES.items():
    lexer = get_lexer_by_name(name)
    tokens = list(lex(source, lexer))
    print(name, lexer.name, len(tokens), "".join(t for _, t in tokens) == source, sorted({str(k) for k, _ in tokens})[:6])
    for formatter in (HtmlFormatter(linenos=True), LatexFormatter(), Terminal256Formatter(style="monokai"), NullFormatter()):
        print("  ", hashlib.md5(highlight(source, lexer, formatter).encode()).hexdigest())
print(get_lexer_for_filename("x.rb").name, guess_lexer("#!/usr/bin/perl\nprint 1;").name, len(list(get_all_lexers())) > 400, len(list(get_all_styles())) > 20)
print(HtmlFormatter(style="default").get_style_defs(".h")[:200], type(get_formatter_by_name("svg")).__name__)
