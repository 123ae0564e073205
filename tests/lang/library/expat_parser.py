# tests/lang/library/expat_parser.py - events, attributes and errors of the XML parser
def t(f, *a, **k):
    sh = [x if len(repr(x)) < 60 and ' at 0x' not in repr(x) else type(x).__name__ for x in a]
    try: r = f(*a, **k)
    except BaseException as e: r = type(e).__name__ + ' ' + str(e)
    else: r = repr(r) if ' at 0x' not in repr(r) else type(r)
    print(getattr(f, '__name__', '?'), *sh, k or '', '->', r)
import pyexpat as X
print(X.EXPAT_VERSION, X.version_info, X.native_encoding, X.features, X.error is X.ExpatError, X.ExpatError.__mro__, X.ExpatError.__module__)
print(sorted((k, v) for k, v in vars(X.model).items() if k.isupper() or k.startswith('XML_')), len([x for x in vars(X.errors) if x[0] != '_']), X.errors.XML_ERROR_SYNTAX, X.errors.codes[X.errors.XML_ERROR_NO_MEMORY], X.errors.messages[4], X.errors.__name__, X.model.__name__)
p = X.ParserCreate(); print(type(p), sorted(x for x in dir(p) if x[0] != '_'))
for a in sorted(x for x in dir(p) if x[0] != '_'):
    v = getattr(p, a)
    if not callable(v): print(a, repr(v))
t(X.ErrorString, 3); t(X.ErrorString, 9999); t(X.ErrorString, 'x'); t(X.ErrorString)
H = ['StartElementHandler', 'EndElementHandler', 'CharacterDataHandler', 'ProcessingInstructionHandler', 'UnparsedEntityDeclHandler', 'NotationDeclHandler', 'StartNamespaceDeclHandler', 'EndNamespaceDeclHandler', 'CommentHandler', 'StartCdataSectionHandler', 'EndCdataSectionHandler', 'DefaultHandlerExpand', 'NotStandaloneHandler', 'ExternalEntityRefHandler', 'StartDoctypeDeclHandler', 'EndDoctypeDeclHandler', 'EntityDeclHandler', 'XmlDeclHandler', 'ElementDeclHandler', 'AttlistDeclHandler', 'SkippedEntityHandler']
def hook(p, out, names=H, **kw):
    for h in names:
        def f(*a, h=h): out.append((h,) + a); return 1
        setattr(p, h, f)
DOC = '''<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<!DOCTYPE root SYSTEM "x.dtd" [
<!ELEMENT root (a|b+|(c?,d*))>
<!ELEMENT a (#PCDATA|b)*>
<!ELEMENT e EMPTY>
<!ELEMENT f ANY>
<!ATTLIST a x CDATA #REQUIRED y (u|v) "u">
<!NOTATION n PUBLIC "pub" "sys">
<!ENTITY ent "value">
<!ENTITY ext SYSTEM "ext.xml">
<!ENTITY unp SYSTEM "u" NDATA n>
<!ENTITY % par "pe">
]>
<!--comment--><?pi data?><root xmlns="http://x/" xmlns:p="http://p/"><a x="1" p:z="&lt;2">te\u00e9xt &ent; &amp; more
line</a><![CDATA[cd]]>&ext;<p:b/></root>
'''
def run(doc, sep=None, how='Parse', pieces=None, **attrs):
    out = []
    p = X.ParserCreate(None, sep) if sep is not None else X.ParserCreate()
    for k, v in attrs.items(): setattr(p, k, v)
    hook(p, out)
    try:
        if pieces:
            b = doc.encode()
            for i in range(0, len(b), pieces): print(p.Parse(b[i:i + pieces], False), end=' ')
            print(p.Parse(b'', True))
        else: print(p.Parse(doc, True))
    except X.ExpatError as e: print('ERR', e, e.code, e.lineno, e.offset)
    for i in range(len(out) - 1, 0, -1):  # where the library cuts text is its version's matter
        if pieces and out[i][0] == out[i - 1][0] == 'CharacterDataHandler': out[i - 1:i + 1] = [(out[i][0], out[i - 1][1] + out[i][1])]
    for o in out: print(o if 'XML/1998' not in str(o) else (o[0], sorted(o[1].split(chr(12)))))
run(DOC); run(DOC, ' '); run(DOC, '!', namespace_prefixes=True, buffer_text=True, ordered_attributes=True, specified_attributes=True); run(DOC, '', pieces=11)
for bad in ('', '<a>', '<a></b>', '<a', '<a x=1/>', '<a x="1" x="2"/>', '&u;', '<a>&u;</a>', 'text', '<a/><b/>', '<?xml version="1.0" encoding="nope"?><a/>', '<a>\x01</a>', '<a>' * 3): run(bad)
p = X.ParserCreate(); t(p.Parse, 5); t(p.Parse, None); t(p.Parse, b'<a>', 0); t(p.Parse, b'</a>', 1); t(p.Parse, b'x', 1); print(p.ErrorCode, p.ErrorLineNumber, p.ErrorColumnNumber, p.ErrorByteIndex, p.CurrentLineNumber, p.CurrentColumnNumber, p.CurrentByteIndex)
p = X.ParserCreate()
def boom(*a): raise KeyError('boom')
p.StartElementHandler = boom; t(p.Parse, '<a/>', True); p2 = X.ParserCreate(); p2.CharacterDataHandler = None; print(p2.CharacterDataHandler)
import io
p = X.ParserCreate(); L = []; p.StartElementHandler = lambda n, a: L.append((n, a, p.CurrentLineNumber, p.CurrentColumnNumber)); t(p.ParseFile, io.BytesIO(b'<a>\n <b c="d"/></a>')); print(L); t(X.ParserCreate().ParseFile, 5); t(X.ParserCreate().ParseFile, io.StringIO('<a/>'))
t(X.ParserCreate, 'nope'); t(X.ParserCreate, 5); t(X.ParserCreate, None, 'ab'); t(X.ParserCreate, None, 5); t(X.ParserCreate, 'utf-8', ' ', 5); t(X.ParserCreate, encoding='iso-8859-1', namespace_separator='x', intern={}); t(X.ParserCreate, 'x', ' ', {}, 1)
p = X.ParserCreate('iso-8859-1'); L = []; p.CharacterDataHandler = L.append; p.Parse(b'<a>\xe9</a>', 1); print(L)
p = X.ParserCreate(); L = []; p.CharacterDataHandler = L.append; p.Parse('<?xml version="1.0" encoding="koi8-r"?><a>\u0436</a>'.encode('koi8-r'), 1); print(L)
p = X.ParserCreate(); t(setattr, p, 'nope', 1); t(setattr, p, 'buffer_size', 0); t(setattr, p, 'buffer_size', -1); t(setattr, p, 'buffer_size', 'x'); t(setattr, p, 'buffer_size', 1 << 40); t(setattr, p, 'buffer_text', 1); t(delattr, p, 'StartElementHandler'); t(setattr, p, 'ErrorCode', 1); t(setattr, p, 'ordered_attributes', []); print(p.ordered_attributes, p.buffer_text, p.buffer_size, p.buffer_used)
t(p.SetBase, 'base'); t(p.GetBase); t(X.ParserCreate().GetBase); t(p.SetBase, 5); t(p.GetInputContext); t(p.UseForeignDTD); t(p.UseForeignDTD, False); t(p.SetParamEntityParsing, 1); t(p.SetParamEntityParsing, 'x'); t(p.ExternalEntityParserCreate, None); t(p.ExternalEntityParserCreate, 'ctx', 'utf-8'); t(p.ExternalEntityParserCreate, 5)
p = X.ParserCreate(); L = []
p.buffer_text = True; p.buffer_size = 5; p.CharacterDataHandler = L.append; p.Parse('<a>hello world, this is long\n and more</a>', 1); print(L)
p = X.ParserCreate(); L = []
def ref(ctx, base, sysid, pubid):
    q = p.ExternalEntityParserCreate(ctx); q.CharacterDataHandler = L.append; q.StartElementHandler = lambda n, a: L.append(n); L.append((ctx, base, sysid, pubid)); q.Parse('<inner>x</inner>', 1); return 1
p.ExternalEntityRefHandler = ref; p.SetBase('bb'); p.Parse('<!DOCTYPE r [<!ENTITY e SYSTEM "s">]><r>&e;</r>', 1); print(L)
p = X.ParserCreate(); p.ExternalEntityRefHandler = lambda *a: 0; t(p.Parse, '<!DOCTYPE r [<!ENTITY e SYSTEM "s">]><r>&e;</r>', 1); p = X.ParserCreate(); p.ExternalEntityRefHandler = lambda *a: 'x'; t(p.Parse, '<!DOCTYPE r [<!ENTITY e SYSTEM "s">]><r>&e;</r>', 1)
p = X.ParserCreate(); p.NotStandaloneHandler = lambda: 0; t(p.Parse, '<!DOCTYPE r SYSTEM "x"><r/>', 1)
p = X.ParserCreate(); D = []; p.DefaultHandler = D.append; p.Parse('<!DOCTYPE r [<!ENTITY e "v">]><r a="b">t&e;<!--c--></r>', 1); print(D)
d = {}; p = X.ParserCreate(intern=d); p.StartElementHandler = lambda *a: None; p.Parse('<a b="c"/>', 1); print(sorted(d), p.intern is d); p = X.ParserCreate(None, None, None); print(p.intern)
t(type(p)); print(p.namespace_prefixes)
