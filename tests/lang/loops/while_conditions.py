# tests/lang/loops/while_conditions.py - while tests before each round, with every kind of condition
n = 0
while n < 3: n += 1
print(n)
l = [1, 2]
while l: l.pop()
s = "abc"
while s := s[1:]: print(s, end=" ")
x = 10
while not x < 5 and x: x -= 2
print(x)
while True:
    n += 1
    if n > 5: break
print(n)
while 0: print("never")
while 1:
    break
while None:
    pass
else:
    print("else")
