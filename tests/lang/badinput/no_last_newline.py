# the last line needs no end
def f():
    return 5
print(f())