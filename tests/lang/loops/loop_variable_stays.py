# tests/lang/loops/loop_variable_stays.py - the loop variable keeps its last value, and is unbound after no round
for i in range(3): pass
print(i)
for k in (): pass
try:
    k
except NameError as e:
    print(e)
for i in [10, 20]:
    i = 5
print(i)
