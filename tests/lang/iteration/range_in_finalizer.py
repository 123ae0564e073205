# tests/lang/iteration/range_in_finalizer.py - a finalizer of what the loop variable held goes on with the loop's range
class Rest:
    def __del__(self): print("rest", list(it))

def loop(it):
    seen = []
    x = Rest()
    for x in it:
        seen.append(x)
        if len(seen) > 5:
            break
    return seen

for i in range(9):
    it = iter(range(1000, 1003))
    print(loop(it))
