# docutils: a text with tables, lists, footnotes, code and maths to HTML, LaTeX, XML and a tree
import hashlib
from docutils.core import publish_doctree, publish_parts, publish_string

TEXT = """\
=====
Title
=====
:Author: Me
:Date: 2026-11-20

.. contents::

First *section*
---------------

A paragraph with ``code``, `a link <https://example.org/>`_, a footnote [1]_, |sub| and :math:`x^2`.

.. |sub| replace:: **substituted**
.. [1] The note.

1. one
2. two

   - nested

term
  definition

+-----+-------+
| a   | b     |
+=====+=======+
| 1   | 2 and |
|     | more  |
+-----+-------+

.. code:: python

   def f(x):
       return x

.. note:: Attention.

Second
------
::

  literal <block>

.. image:: x.png
   :alt: picture

>>> 1 + 1
2
"""
tree = publish_doctree(TEXT)
print(tree.pformat()[:1500])
for writer in ("html5", "latex", "xml", "pseudoxml", "manpage"):
    out = publish_string(TEXT, writer_name=writer, settings_overrides={"output_encoding": "unicode", "embed_stylesheet": False, "datestamp": None})
    print(writer, len(out), hashlib.md5(str(out).encode()).hexdigest())
parts = publish_parts(TEXT, writer_name="html")
print(sorted(parts)[:8], parts["title"], len(parts["fragment"]))
print(publish_string("*bad\n\n.. nothing::\n", writer_name="pseudoxml", settings_overrides={"report_level": 5, "output_encoding": "unicode"}))
