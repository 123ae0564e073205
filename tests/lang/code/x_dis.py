# tests/lang/code/x_dis.py - -X dis shows registers, instructions, lines, exceptions, constants before the program runs
# oracle: no
# options: -X dis
def share(a, *rest):
    try:
        return [x + a for x in rest if x > 3]
    except ValueError as e:
        a = e
print(share(1, 2, 3, 4, 5))
