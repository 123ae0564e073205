# tests/lang/registers/many_locals.py - functions with hundreds of locals, arguments and temporaries
n = 600
src = "def f(" + ", ".join("a%d" % i for i in range(200)) + "):\n"
src += "".join("    v%d = a%d + %d\n" % (i, i % 200, i) for i in range(n))
src += "    t = [" + ", ".join("v%d * 2" % i for i in range(n)) + "]\n"
src += "    for i in range(3):\n        v599 += i\n        v300 -= v1\n"
src += "    def g(): return v0, v599, v300\n"
src += "    try:\n        v5 = t[v10]\n    except IndexError as e:\n        v5 = str(e)\n"
src += "    return sum(t), v599, g(), v5, f'{v255} {v256} {v257}', {v254: v255, v256: v257}, (lambda q=v400: q + v401)()\n"
exec(src)
print(f(*range(200)))
