# tests/lang/library/csv_round_trips.py - csv: quoting modes, dialects, odd lines, DictReader and DictWriter, sniffer, errors
import csv, io
rows = [["a", "b,c", 'd"e', "f\ng", "", None, 1, 2.5, " x "]]
for k in ({}, dict(quoting=csv.QUOTE_ALL), dict(quoting=csv.QUOTE_NONNUMERIC), dict(quoting=csv.QUOTE_NONE, escapechar="\\"), dict(quoting=csv.QUOTE_NONE), dict(delimiter=";"), dict(quotechar="'"), dict(doublequote=False, escapechar="\\"), dict(doublequote=False), dict(lineterminator="\n"), dict(dialect="excel-tab"), dict(dialect="unix"), dict(delimiter=",,"), dict(delimiter=5), dict(quotechar=None), dict(quotechar=None, quoting=csv.QUOTE_NONE, escapechar="x"), dict(lineterminator=None), dict(dialect="nope"), dict(bogus=1), dict(quoting=99)):
    s = io.StringIO()
    try:
        w = csv.writer(s, **k); n = w.writerow(rows[0]); print(k, n, repr(s.getvalue()), list(csv.reader(io.StringIO(s.getvalue(), newline=""), **k)))
    except Exception as e:
        print(k, type(e).__name__, e)
for text, k in (('a,"b""c",d\r\n', {}), ('a,"b', {}), ('a,"b', dict(strict=True)), ('a,"b"c', {}), ('a,"b"c', dict(strict=True)), ('"a\nb",c', {}), ("a\rb", {}), ("a b  c", dict(delimiter=" ", skipinitialspace=True)), ("1,2.5,\"x\"", dict(quoting=csv.QUOTE_NONNUMERIC)), ("1,x", dict(quoting=csv.QUOTE_NONNUMERIC)), ("", {}), ("\n\n", {}), (",", {}), ("a\\,b,c", dict(escapechar="\\")), ("a,b\0c", {}), ("'a','b'", dict(quotechar="'")), ('"a', dict(quoting=csv.QUOTE_NONE)), ("a, \"b\"", dict(skipinitialspace=True))):
    try:
        print(repr(text), k, list(csv.reader(text.splitlines(True), **k)))
    except Exception as e:
        print(repr(text), k, type(e).__name__, e)
r = csv.DictReader(["a,b", "1,2,3,4", "5", "6,7"], restkey="rest", restval="-"); print(list(r), r.fieldnames, r.line_num)
s = io.StringIO(); w = csv.DictWriter(s, ["x", "y"], restval="?", extrasaction="ignore"); w.writeheader(); w.writerow({"x": 1, "z": 3}); w.writerows([{"y": 2}]); print(repr(s.getvalue()))
for f in (lambda: csv.DictWriter(s, ["x"]).writerow({"q": 1}), lambda: csv.writer(5), lambda: csv.writer(s).writerow(5), lambda: csv.writer(s).writerows([1]), lambda: csv.reader(5), lambda: next(csv.reader([5])), lambda: next(csv.reader([b"a"])), lambda: csv.field_size_limit("x"), lambda: csv.field_size_limit(), lambda: csv.list_dialects(), lambda: csv.get_dialect("excel").delimiter, lambda: csv.unregister_dialect("q"), lambda: csv.register_dialect("q", delimiter="|") or next(csv.reader(["a|b"], "q")), lambda: csv.Sniffer().sniff("a;b;c\n1;2;3\n").delimiter, lambda: csv.Sniffer().has_header("name,age\nx,1\ny,2\n"), lambda: csv.Sniffer().sniff("abc")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
