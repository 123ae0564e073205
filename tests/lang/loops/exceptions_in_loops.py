# tests/lang/loops/exceptions_in_loops.py - loops continue after a handled exception
total = 0
for i in range(-2, 3):
    try:
        total += 10 // i
    except ZeroDivisionError:
        total += 100
        continue
    finally:
        total += 1
print(total)
