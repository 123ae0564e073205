# tests/lang/exceptions/many_frames.py - an exception passes many frames and handlers unharmed
def down(n):
    try:
        if n == 0: raise ValueError("bottom")
        down(n - 1)
    except KeyError:
        print("never")
    finally:
        count.append(n)
count = []
try:
    down(200)
except ValueError as e:
    print(e, len(count), count[:3], count[-1])
    tb, n = e.__traceback__, 0
    while tb: tb, n = tb.tb_next, n + 1
    print(n)
