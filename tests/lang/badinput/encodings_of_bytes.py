# tests/lang/badinput/encodings_of_bytes.py - source encodings (PEP 263): what compile() and a script make of cookies, byte order marks and bytes that are not UTF-8
sources = [
    b"# -*- coding: latin-1 -*-\ns = '\xe9'\nprint(ascii(s))\n",
    b"# -*- coding: cp1252 -*-\ns = '\x80'\nprint(ascii(s))\n",
    b'# coding: utf-16\ns = 1\n',
    b"\xef\xbb\xbfprint(ascii('\xc3\xa9'))\n",
    b'\xef\xbb\xbf# coding: latin-1\nprint(1)\n',
    b'\xef\xbb\xbf# coding: utf-8\nprint(1)\n',
    b'# coding: nosuch\nprint(1)\n',
    b"#!/usr/bin/python\n# coding: latin-1\nprint(ascii('\xe9'))\n",
    b"\n# coding: latin-1\nprint(ascii('\xe9'))\n",
    b"x=1\n# coding: latin-1\nprint(ascii('\xe9'))\n",
    b"\n\n# coding: latin-1\nprint(ascii('\xe9'))\n",
    b"# coding: ascii\nprint('\xc3\xa9')\n",
    b"# coding: ascii\nprint('ok')\n",
    b"print('\xe9')\n",
    b"x = 1\ny = 2\nprint('abc\xff')\n",
    b'# caf\xe9\nx = 1\nprint(x)\n',
    b"# coding: cp1252\nx = '\x81'\n",
    b"# coding: utf8\nprint(ascii('\xc3\xa9'))\n",
    b"# coding: UTF_8\nprint(ascii('\xc3\xa9'))\n",
    b"# coding: utf-8-sig\nprint(ascii('\xc3\xa9'))\n",
    b"# vim: set fileencoding=latin-1 :\nprint(ascii('\xe9'))\n",
    b"# coding=latin-1 \r\nprint(ascii('\xe9'))\r\n",
    b'print(1)\x00\n',
    b'x = 1\n\x00\n',
    b"# coding: koi8-r\nprint(ascii('\xc1'))\n",
    b"# coding: iso-8859-15\nprint(ascii('\xa4'))\n",
    b'# coding: rot13\nprint(1)\n',
    b'# coding: hex\nprint(1)\n',
    b"# coding: latin-1\nx = '\xe9' +\n",
    b"# coding: latin-1\nx = '\xe9'; y = 1/0\n",
    b'# -*- coding: -*-\nprint(1)\n',
    b"# coding : latin-1\nprint('\xe9')\n",
    b"# coding:latin-1\nprint(ascii('\xe9'))\n",
    b"'''\n# coding: latin-1\n'''\nprint('\xe9')\n",
    b"def f():\n    return '\xe9\xff'\n",
    b'# coding: utf-8\n# \xff\n',
    b"x = '\xed\xa0\x80'\n",
    b"x = '\xf5\x80\x80\x80'\n",
    b"x = 1 # ok\nx = '\xc3'\n",
    b'# coding: utf-32\nprint(1)\n',
    b"# coding: latin1\nprint(ascii('\xe9'))\n",
    b"# coding: iso8859-1\nprint(ascii('\xe9'))\n",
    b'# coding: idna\nprint(1)\n',
    b"# coding: cp1252\nprint(ascii('\x80')) )\n",
    b'# coding: utf-8\n\xef\xbb\xbfprint(1)\n',
    b'\xff\xfe',
    b"# coding: unicode_escape\nprint('\\u00e9')\n",
    b'# coding: base64\nprint(1)\n',
    b'import nothing_\xe9\n',
]
def show(e):
    print("   ", type(e).__name__, ascii(str(e)), getattr(e, "lineno", 0), getattr(e, "offset", 0),
          ascii(getattr(e, "text", 0)))
for source in sources:
    print(source)
    try:
        exec(compile(source, "<s>", "exec"), {})
    except (SyntaxError, ValueError) as e:
        show(e)
    except ZeroDivisionError:
        print("ran")
    except ImportError as e:
        print(e)
for source in (b"'\xe9'", b"# coding: latin-1\n'\xe9'", bytearray(b"# coding: latin-1\n'\xe9'"), "# coding: latin-1\n'\xe9'",
               memoryview(b"# coding: cp1252\n'\x80'"), "\ufeff1", "'\ud800'", "1\x00", b"1\x00", b"\xff\xfe1"):
    try:
        print(ascii(eval(source)))
    except (SyntaxError, ValueError) as e:
        show(e)
