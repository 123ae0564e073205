# tests/lang/registers/long_jumps.py - branches and loops over bodies of thousands of instructions
body = "".join("        x = x + %d - y\n" % (i % 7) for i in range(3000))
src = "def f(n):\n    x = y = 1\n    for i in range(n):\n" + body + "        if x > 10 ** 9: break\n    else:\n        x = -x\n    while n:\n" + body + "        n -= 1\n    try:\n" + body + "        z = 1 // n\n    except ZeroDivisionError:\n" + body + "    return x if n else x + 1\n"
exec(src)
print(f(2), f(0))
