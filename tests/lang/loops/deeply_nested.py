# tests/lang/loops/deeply_nested.py - loops nested to the block limit of twenty work
src = ""
for d in range(18):
    src += "    " * d + f"for v{d} in range(1):\n"
src += "    " * 18 + "total = 1 + v17\n"
ns = {}
exec(src, ns)
print(ns["total"])
