# tests/lang/exceptions/handler_in_loop.py - handlers in loops start afresh each time round
out = []
for i in range(5):
    try:
        if i % 2: raise ValueError(i)
        if i == 4: continue
        out.append(i)
    except ValueError as e:
        out.append(str(e))
        if i == 3: break
    finally:
        out.append("f%d" % i)
print(out)
while True:
    try:
        break
    finally:
        print("while left")
