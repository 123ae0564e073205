# tests/lang/syntaxerrors/keyword_misuse_table.py - every keyword where a name or an expression should stand
import keyword
forms = ["{k} = 1", "x = {k}", "x.{k}", "f({k}=1)", "def {k}(): pass", "class {k}: pass", "import {k}", "from a import {k}", "lambda {k}: 0", "for {k} in x: pass", "del {k}", "{k} += 1", "with a as {k}: pass", "global {k}", "({k})", "[{k}]", "{k}.x", "{k}()", "x: {k}", "match x:\n case {k}: pass"]
for k in keyword.kwlist + keyword.softkwlist:
    out = []
    for f in forms:
        try: compile(f.format(k=k), "s", "exec"); out.append("ok")
        except SyntaxError as e: out.append((e.msg, e.offset, e.end_offset))
    print(k, out)
print(keyword.iskeyword("match"), keyword.issoftkeyword("match"), keyword.iskeyword("async"), len(keyword.kwlist))
