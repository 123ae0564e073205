# tests/lang/strings/isidentifier_keyword_free.py - identifiers may use letters of many scripts, normalised to NFKC
é = 1
ﬁ = 2
print(é, fi, "ﬁ".isidentifier(), "a-b".isidentifier(), "".isidentifier(), "def".isidentifier(), "变量".isidentifier())
