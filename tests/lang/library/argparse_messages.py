# tests/lang/library/argparse_messages.py - argparse: errors, types, choices, groups and defaults, as exceptions
import argparse
def make(*specs, **k):
    p = argparse.ArgumentParser(prog="p", exit_on_error=False, **k)
    for a, kw in specs: p.add_argument(*a, **kw)
    return p
A = lambda *a, **k: (a, k)
def run(p, line):
    try: return p.parse_args(line.split())
    except SystemExit as e: return ("exit", e.code)
import contextlib, io
def err(p, line):
    s = io.StringIO()
    with contextlib.redirect_stderr(s), contextlib.redirect_stdout(s): r = run(p, line)
    return r, s.getvalue()
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for f in (lambda: err(make(A("x")), "1"), lambda: err(make(A("x")), ""), lambda: err(make(A("-n", type=int)), "-n 5"), lambda: make(A("-n", type=int)).parse_args(["-n", "x"]), lambda: make(A("-c", choices="ab")).parse_args(["-c", "z"]), lambda: err(make(A("-v", action="count", default=0)), "-vvv"), lambda: err(make(A("-f", action="store_true")), ""), lambda: err(make(A("-f", action=argparse.BooleanOptionalAction)), "-f"), lambda: err(make(A("--foo-bar")), "--foo-bar=1"), lambda: err(make(A("--foo"), A("--foz")), "--fo 1"), lambda: err(make(A("--foo")), "--fo 1"), lambda: err(make(A("--foo"), allow_abbrev=False), "--fo 1"), lambda: err(make(A("-a", nargs=2)), "-a 1"), lambda: err(make(A("a", nargs="?"), A("b", nargs="*")), "1 2 3"), lambda: err(make(A("a", nargs="+")), ""), lambda: err(make(A("-x", nargs="?", const="C", default="D")), "-x"), lambda: err(make(A("-x", required=True)), ""), lambda: err(make(A("-x", dest="y", metavar="M")), "-h"), lambda: err(make(A("x", help="the %(dest)s of %(prog)s"), A("-q", "--quiet", action="store_const", const=3, help="be quiet (default: %(default)s)"), description="Desc.", epilog="Epi."), "-h"), lambda: err(make(A("-V", action="version", version="%(prog)s 1")), "-V"), lambda: err(make(A("-a", action="append"), A("-e", action="extend", nargs="+")), "-a 1 -a 2 -e 3 4"), lambda: err(make(A("a")), "--zz 1"), lambda: make(A("a")).parse_known_args(["1", "--zz"]), lambda: make(A("a", "b")), lambda: make(A("-a", nargs=0)), lambda: make(A("-a", action="nope")), lambda: make(A("-a"), A("-a")), lambda: make(A("-a", type="nope")), lambda: make(A("a", required=True)), lambda: err(make(A("rest", nargs=argparse.REMAINDER)), "a -b c"), lambda: err(make(A("-n", type=float)), "-n -1.5"), lambda: err(make(A("n", type=int)), "-5"), lambda: err(make(A("x", nargs="*")), "a -- -b"), lambda: err(make(A("--d", default="5", type=int)), ""), lambda: make(A("-p", default=argparse.SUPPRESS)).parse_args([]), lambda: argparse.Namespace(a=1) == argparse.Namespace(a=1), lambda: "a" in argparse.Namespace(a=1), lambda: make().format_usage(), lambda: make(A("--long-option-name", metavar=("A", "B"), nargs=2, help="x " * 40)).format_help(), lambda: (p := make(), g := p.add_mutually_exclusive_group(required=True), g.add_argument("-a", action="store_true"), g.add_argument("-b", action="store_true"), err(p, "-a -b"), err(p, ""))[4:], lambda: (p := make(), s := p.add_subparsers(dest="cmd", required=True, title="T"), q := s.add_parser("one", help="h1", aliases=["o"]), q.add_argument("z"), err(p, "one 5"), err(p, "o 5"), err(p, "two"), err(p, ""), p.format_help())[4:], lambda: (p := make(), p.add_argument_group("G", "gd").add_argument("-k"), p.format_help())[2], lambda: make(A("a", type=argparse.FileType("r"))).parse_args(["/nope"]), lambda: make(A("-a", type=lambda s: 1 / 0)).parse_args(["-a", "1"]), lambda: (p := make(fromfile_prefix_chars="@"), err(p, "@/nope"))[1], lambda: make(A("+a"), prefix_chars="+").parse_args(["+a", "1"]), lambda: make(A("-a"), parents=[make(A("--par"), add_help=False)]).format_usage(), lambda: make(argument_default=7, conflict_handler="resolve").parse_args([]), lambda: (p := make(A("-x", type=int)), p.set_defaults(x=9, y=1), p.get_default("x"), p.parse_args([]))[2:],):
    t(f)
