# tests/lang/counts/del_runs_at_the_statement.py - __del__ runs at the statement that removes the last reference
class T:
    def __del__(self): print("del", end=" ")
t = T()
u = t
del t
print("after first")
u = 1
print("after second")
l = [T()]
l[0] = 0
print("after slot")
def f():
    x = T()
f()
print("after call")
{}.update(a=T())
print("after update")
