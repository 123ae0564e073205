# tests/lang/format/fstring_corners.py - f-strings: nesting, quotes, lambdas, walrus, =, conversions, multi-line, and format hooks
import datetime
x, w, d = 3.14159, 10, {"k": "v", "f": lambda a: a * 2}
class F:
    def __format__(self, s): return f"<{s}>"
    def __repr__(self): return "F()"
class BadF:
    def __format__(self, s): return 5
f = F()
print(f"{x:{w}.{3}}|{x!r:>{w}}|{x=}|{x = }|{x=:.2f}|{x=!s}|{ x =!r:^12}|{f=}|{f:}|{f:a b{w}c}|{f!r:>6}|{d['k']}|{d['f']('ab')}|{(lambda y: y + 1)(2)}|{(z := 5)}|{z:=+5}|{{}}|{{{x:.1f}}}")
print(f'{"a" "b"}' f"{'c'!r}" "d{x}" rf"\n{x:.0f}\{w}" f"{'''t'''}" Rf'{1}\x' fr"{2}\t")
print(f"{1, 2}|{*[1, 2], 3}|{[i for i in range(3)]}|{ {1: 2}[1] }|{ {i for i in (1,)} }|{1 if x else 2}|{not x}|{x > 3 and 'yes'}|{x != 3}|{x == 3}|{x <= 4}|{-x:.1f}|{'a' if 0 else 'b':>3}|{'é':é>3}|{1_000:_}|{0x1f:#x}|{1e3:g}|{'€'!a}|{...}|{None}|{True:d}|{1:{'>'}{5}}|{1:{'0' + '5'}}")
print(f"""{
x
:.2f}|{
'multi'
}
end""", f"{'{'}{'}'}", f"{datetime.date(2020, 1, 2):%Y/%m-%d}", f"{datetime.date(2020, 1, 2)!s:>12}", f"{'x':{'{'}>4}", f"", f"{'':5}|")
def g(**k): return k
print(f"{g(a=1)}", f"{g(**{'b': 2})}", f"{(yield_ := 1)}", f"{x:.{w // 5}f}", f"{x!s:.{4}}", f"{w:0{w}b}", f"{'nested'[1:3]}", f"{d['k']:*^{len('abc') * 3}}")
try:
    f"{BadF()}"
except TypeError as e:
    print(e)
try:
    f"{undefined_name}"
except NameError as e:
    print(e)
try:
    f"{1:q}"
except ValueError as e:
    print(e)
for src in ("f'{}'", "f'{ }'", "f'{!r}'", "f'{x!}'", "f'{x!z}'", "f'{x!r '", "f'{x'", "f'}'", "f'{x:{y'", "f'{x:{y:{z}}}'", "f'{x:{y:{z:{q}}}}'", "f'{\\'}'", "f'{#}'", "f'{a b}'", "f'{lambda x: 1}'", "f'{x=!r:>5}'", "f'{a:=5}'", "f'{yield}'", "f'{*a}'", "f'{**a}'", "f'{,}'", "f'{a['b']}'", "f'{a[\"b\"]}'", "b'' f''", "f'' b''", "f'{x!r:}'", "f'{x!!}'", "f'{=}'", "f'{x==}'", "f'{(}'", "f'{)}'", "f'{a}}'", "fb''", "f'{1:\\n}'", "f'''{\n}'''", "f'\\N{DIGIT ONE}'", "f'\\N'", "f'{a!R}'", "f'{a! r}'", "f'{a !r}'"):
    try:
        print(src, eval(src, {"x": 1, "y": 2, "z": 3, "q": 4, "a": {"b": 5}}))
    except Exception as e:
        print(ascii(src), type(e).__name__, e.msg if isinstance(e, SyntaxError) else e)
