# tests/lang/statements/line_joining.py - lines are joined in brackets and by backslashes; comments and blank lines do not matter
x = (1 +
     2  # comment

     + 3)
y = [1,
     2,
         3,
]
z = 1 + \
    2
def f(a,
      b = 2,
):
    # comment at other indentation
  # here too

    return (a,
b)
print(x, y, z, f(1), {
    "a": 1,
    # comment
    "b": 2})
if (x == 6 and
        z == 3): print("yes")
s = "a\
b"
print(s, """x
  y\
z""")
	
print("end")    # trailing
