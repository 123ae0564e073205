"""Run by Ouro: one test module of CPython, each test's outcome into a report as it ends.

  _runner.py MODULE REPORT SKIP [bare]    SKIP: a file of tests not to run, one a line; bare: without
      the resources that a test must ask for (the network, gigabytes of files, minutes), as `-m test` runs them

The report is a list of entries, each ended by a newline and a NUL: `start TEST`, then
`ok TEST`, `skip TEST`, `fail TEST` or `error TEST`, the last two with the reason on further lines.
"""
import sys
import unittest

def say(what, test="", why=""):
    report.write(f"{what} {test}\n{why}\n\0")
    report.flush()


def name_of(test):
    """The test's id without the module, which every one of them begins with."""
    name = test.id()
    prefix = f"test.{module}."
    return (name[len(prefix):] if name.startswith(prefix) else name).replace(prefix, "").replace("\n", " ")


class Reporter(unittest.TestResult):
    def startTest(self, test):
        super().startTest(test)
        say("start", name_of(test))

    def addSuccess(self, test):
        say("ok", name_of(test))

    def addError(self, test, err):
        say("error", name_of(test), self._exc_info_to_string(err, test))

    def addFailure(self, test, err):
        say("fail", name_of(test), self._exc_info_to_string(err, test))

    def addSkip(self, test, reason):
        say("skip", name_of(test), reason)

    def addExpectedFailure(self, test, err):
        say("ok", name_of(test))

    def addUnexpectedSuccess(self, test):
        say("fail", name_of(test), "unexpected success")

    def addSubTest(self, test, subtest, err):
        if err is not None:
            kind = "fail" if issubclass(err[0], test.failureException) else "error"
            say(kind, name_of(test), self._exc_info_to_string(err, test))


def without(suite, skip):
    """The suite less the tests to skip, its classes still together."""
    kept = unittest.TestSuite()
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            kept.addTest(without(test, skip))
        elif name_of(test) not in skip:
            kept.addTest(test)
    return kept


def main():
    with open(skip_path, encoding="utf-8") as f:
        skip = set(f.read().split("\n"))
    from test import support

    support.verbose = 0
    if bare:
        support.use_resources = []
    loader = unittest.TestLoader()
    try:
        __import__(f"test.{module}")
        suite = loader.loadTestsFromModule(sys.modules[f"test.{module}"])
    except unittest.SkipTest as reason:
        say("skip", "-", str(reason))
        say("end")
        return
    without(suite, skip).run(Reporter())
    say("end")


if __name__ == "__main__":  # not in the processes that multiprocessing starts by `spawn`
    module, report_path, skip_path, *bare = sys.argv[1:]
    sys.argv[1:] = []
    report = open(report_path, "w", encoding="utf-8", errors="backslashreplace")
    main()
