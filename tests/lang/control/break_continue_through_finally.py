# tests/lang/control/break_continue_through_finally.py - break and continue run the finally blocks they pass, and only those
def run():
    log = []
    for i in range(4):
        try:
            try:
                if i == 1: continue
                if i == 3: break
                log.append(("body", i))
            finally:
                log.append(("inner", i))
        finally:
            log.append(("outer", i))
        log.append(("end", i))
    else:
        log.append("else")
    return log
print(run())
def while_version():
    n, log = 0, []
    while True:
        n += 1
        try:
            if n < 3: continue
            break
        finally:
            log.append(n)
    return log
print(while_version())
def with_version():
    class M:
        def __enter__(self): log.append("in")
        def __exit__(self, *a): log.append("out")
    log = []
    for i in range(3):
        with M():
            if i == 0: continue
            if i == 1: break
    return log
print(with_version())
