# tests/lang/library/re_memory.py - a match that needs more memory than there is: MemoryError, and everything works on
# oracle: no
# options: --memory-limit 48M
# presets: not asan tsan
import re
text = "ab" * 2000000
for pattern in ("(?:(a)|b)*$", "(?:a|b)*?c", "((a)(b)?)*", "(?:(?=(.))..)*x"):
    try:
        m = re.match(pattern, text)
        print(pattern, m and m.span())
    except MemoryError:
        print(pattern, "MemoryError", re.match(pattern, text[:100]) is not None)
print(re.match("(?:(a)|b)*+", text).end(), len(re.findall("ab", text[:2000])), re.sub("b", "", text).count("a"))
