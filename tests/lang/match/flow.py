# tests/lang/match/flow.py - break, continue, return and exceptions leave a match
def f(items):
    out = []
    for i in items:
        match i:
            case 0: continue
            case 9: break
            case [x, *_]: return out, x
            case {"boom": v}:
                try:
                    1 // v
                except ZeroDivisionError:
                    out.append("caught")
            case _ if i > 5: out.append("big")
            case _: out.append(i)
    else:
        return "else", out
    return "broke", out
print(f([1, 0, 7, 9, 2]), f([2, {"boom": 0}]), f([3, ["x", "y"]]), f([]))
