# tests/lang/closures/cell_contents_can_be_set.py - a cell's contents can be read, set and deleted from outside
def f():
    x = 1
    def g(): return x
    return g
g = f()
cell = g.__closure__[0]
cell.cell_contents = 5
print(g())
del cell.cell_contents
try:
    cell.cell_contents
except ValueError as e:
    print(e)
try:
    g()
except NameError as e:
    print(e)
