# tests/lang/control/finally_return_matrix.py - return, break, continue and raise in try, except, else and finally, in all pairs
# swallows: continue in a finally
import itertools
acts = {"pass": "pass", "ret": "return 'T'", "brk": "break", "cont": "continue", "raise": "raise ValueError('T')"}
def build(t, e, f):
    src = f"""
def g():
    log = []
    for i in range(2):
        try:
            log.append(f't{{i}}')
            {acts[t]}
        except ValueError:
            log.append(f'e{{i}}')
            {acts[e].replace('T', 'E')}
        else:
            log.append(f'o{{i}}')
        finally:
            log.append(f'f{{i}}')
            {acts[f].replace('T', 'F')}
        log.append(f'a{{i}}')
    else:
        log.append('else')
    return log
"""
    ns = {}; exec(src, ns)
    try: return ns["g"]()
    except ValueError as x: return f"raised {x} from {x.__context__!r}"
for t, e, f in itertools.product(acts, repeat=3):
    if e != "pass" and t != "raise": continue
    print(t, e, f, build(t, e, f))
