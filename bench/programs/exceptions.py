"""exceptions: raised, caught at once or far up, chained, replaced and cleaned up after."""
import sys


class Problem(Exception):
    def __init__(self, code):
        super().__init__(f"problem {code}")
        self.code = code


class Severe(Problem):
    pass


class Guard:
    active = entered = 0

    def __enter__(self):
        Guard.active += 1
        Guard.entered += 1
        return self

    def __exit__(self, kind, value, traceback):
        Guard.active -= 1
        return kind is not None and issubclass(kind, KeyError)


def dive(depth, code):
    if depth == 0:
        if code % 3 == 0:
            raise Severe(code)
        if code % 3 == 1:
            raise Problem(code)
        return code
    try:
        return dive(depth - 1, code)
    finally:
        Guard.entered += 1


def convert(text):
    try:
        return int(text)
    except ValueError:
        try:
            return int(float(text))
        except ValueError as e:
            raise Problem(len(text)) from e


def main(n):
    tally = {}
    for i in range(n):
        try:
            result = dive(i % 8, i)
        except Severe as e:
            result = e.code * 2
        except Problem as e:
            result = -e.code
        else:
            result += 1
        finally:
            tally[i % 5] = tally.get(i % 5, 0) + result
    print(sorted(tally.items()))

    data = {i: i for i in range(0, 1000, 2)}
    missing = 0
    for i in range(n * 2):
        try:
            data[i % 1000]
        except KeyError:
            missing += 1
    print(missing)

    total = causes = 0
    texts = ["12", "3.5", "x", "", "7e2", "nan?", "-8"]
    for i in range(n):
        try:
            total += convert(texts[i % 7])
        except Problem as e:
            total -= e.code
            causes += isinstance(e.__cause__, ValueError) + (e.__cause__.__context__ is not None)
    print(total, causes)

    swallowed = 0
    for i in range(n):
        try:
            with Guard():
                with Guard() as g:
                    if i & 1:
                        {}[g]
                    elif i % 10 == 0:
                        [][i]
                swallowed += 1
        except IndexError:
            swallowed -= 1
    print(swallowed, Guard.active, Guard.entered)

    stops = 0
    for i in range(n // 2):
        it = iter((1, 2))
        while True:
            try:
                next(it)
            except StopIteration:
                stops += 1
                break
        if getattr(it, "missing", None) is None and not hasattr(it, "other"):
            stops += 1
    print(stops)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 120000)
