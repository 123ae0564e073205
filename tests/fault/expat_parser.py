# tests/fault/expat_parser.py - the XML parser when any request for memory fails
import pyexpat
DOC = """<?xml version="1.0"?><!DOCTYPE r [<!ELEMENT r (a|b)*><!ENTITY e "v"><!ATTLIST a x CDATA "d">]>
<r><a y="1">text &e; more</a><!--c--><b/></r>"""
for buffered in (False, True):
    p = pyexpat.ParserCreate(namespace_separator=" ")
    p.buffer_text = buffered
    seen = []
    p.StartElementHandler = lambda name, attributes: seen.append((name, attributes))
    p.EndElementHandler = seen.append
    p.CharacterDataHandler = seen.append
    p.ElementDeclHandler = lambda name, model: seen.append(model)
    p.CommentHandler = seen.append
    p.Parse(DOC, True)
    print(seen)
try:
    pyexpat.ParserCreate().Parse("<a></b>", True)
except pyexpat.ExpatError as e:
    print(e, e.code)
