# tests/lang/strings/percent_all_conversions.py - every % conversion with every flag, over numbers, strings and objects
values = (0, 7, -255, 3.5, -0.001, "str", b"b", None, True, 10**20, 1e100, 2j)
for conv in "diouxXeEfFgGcrsa%":
    for flags in ("", "5", "-6", "+", " ", "#", "05", "+08.2", ".3", "#.0", "-+#10"):
        fmt = "%" + flags + conv
        out = []
        for v in values:
            try:
                out.append("[" + (fmt % (v,))[:32] + "]")
            except Exception as e:
                out.append(type(e).__name__)
        print(fmt, *out)
