# tests/lang/imports/encoding_cookies.py - which first lines declare an encoding, by what they decode to
def attempt(label, data):
    ns = {}
    try: exec(compile(data, label, "exec"), ns); print(label, {k: v for k, v in ns.items() if not k.startswith("__")})
    except BaseException as e: print(label, type(e).__name__, e)
E = b"v = '\xe9\xa4'\n"
for first in (b"# coding: latin-1", b"# -*- coding: latin-1 -*-", b"# vim: set fileencoding=latin-1 :", b"#coding=latin-1", b"# coding:latin-1", b"# coding : latin-1", b"# encoding: iso-8859-15", b"   # coding: latin-1", b"\t# coding: latin-1", b"x = 1 # coding: latin-1", b"'# coding: latin-1'",
              b"#!/usr/bin/python\n# coding: latin-1", b"\n# coding: latin-1", b"\n\n# coding: latin-1", b"x = 1\n# coding: latin-1", b"'doc'\n# coding: latin-1", b"\\\n# coding: latin-1", b"# coding: LATIN_1", b"# coding: l1", b"# coding: cp1252", b"# coding: utf-8", b"# coding: UTF8", b"# coding: utf_8_sig", b"# coding: ascii", b"# coding: us-ascii",
              b"# coding: nonsense", b"# coding: ", b"# coding", b"# coding: hex", b"# coding: rot13", b"# coding: utf-16", b"# coding: koi8-r extra words", b"# xcoding: latin-1", b"# ccoding = latin-1", b"# coding latin-1", b"# coding: latin-1\r", b"# a comment\r# coding: latin-1\r", b"# coding: latin-1\n# coding: utf-8", b"# no\n# coding: latin-1", b"\x0c# coding: latin-1"):
    attempt(repr(first.decode()), first + b"\n" + E)
BOM = b"\xef\xbb\xbf"
attempt("bom", BOM + b"v = '\xc3\xa9'\n"); attempt("bom utf-8", BOM + b"# coding: utf-8\nv = '\xc3\xa9'\n"); attempt("bom latin", BOM + b"# coding: latin-1\nv = '\xc3\xa9'\n"); attempt("bom bad", BOM + b"v = '\xe9'\n"); attempt("two boms", BOM + BOM + b"v = 1\n"); attempt("bom only", BOM); attempt("half bom", b"\xef\xbb")
attempt("str with cookie", "# coding: latin-1\nv = 'é'\n"); attempt("str with bad cookie", "# coding: nonsense\nv = 'é'\n")
attempt("utf7", b"# coding: utf-7\nv = '+AOk-'\n"); attempt("bytes literal", b"# coding: latin-1\nv = b'\\xe9', '\\xe9'\n"); attempt("name", b"# coding: latin-1\n\xe9 = 1\n"); attempt("koi", b"# coding: koi8-r\nv = '\xc1\xc2'\n"); attempt("cp437", b"# coding: cp437\nv = '\x82\xe1'\n"); attempt("raw unicode", b"# coding: raw_unicode_escape\nv = '\\u00e9'\n"); attempt("nul in latin", b"# coding: latin-1\nv = '\0'\n")
attempt("cr only", b"v = 1\rw = 2\r"); attempt("crlf in string", b"v = '''a\r\nb\rc\n'''\n"); attempt("latin in string col", b"# coding: latin-1\n'\xe9\xe9' + \n"); attempt("surrogate", b"v = '\xed\xa0\x80'\n"); attempt("overlong", b"v = '\xc0\x80'\n"); attempt("4 bytes", b"v = '\xf0\x9f\x98\x80'\n"); attempt("truncated", b"v = '\xf0\x9f\x98'\n"); attempt("continuation", b"v = '\x80'\n"); attempt("line 3", b"a = 1\nb = 2\nc = '\xff'\n"); attempt("comment bad", b"# \xff\n"); attempt("after error", b"a = (\n'\xff'\n"); attempt("too high", b"'\xf4\x90\x80\x80'\n")
