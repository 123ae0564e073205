# tests/lang/process/warnings_options.py - -W and warnings.simplefilter: which categories show, become errors, once, by module and line
# presets: not fault
import subprocess, sys, textwrap, os, tempfile
d = tempfile.mkdtemp(); p = os.path.join(d, "w.py")
open(p, "w").write(textwrap.dedent("""
    import warnings
    def f(): warnings.warn("dep", DeprecationWarning); warnings.warn("user"); warnings.warn("rt", RuntimeWarning); warnings.warn("pend", PendingDeprecationWarning); warnings.warn("imp", ImportWarning); warnings.warn("res", ResourceWarning); warnings.warn("syn", SyntaxWarning); warnings.warn("fut", FutureWarning); warnings.warn("byt", BytesWarning)
    try:
        f(); f()
    except Warning as e: print("raised", type(e).__name__, e)
    import sys; print(len(sys.warnoptions), len(warnings.filters) > 0)
    assert 1 is 1
"""))
for opts in ([], ["-W", "error"], ["-W", "ignore"], ["-W", "always"], ["-W", "default"], ["-W", "once"], ["-W", "module"], ["-W", "error::DeprecationWarning"], ["-W", "ignore::UserWarning"], ["-W", "error:rt"], ["-W", "error:t"], ["-Werror:user:UserWarning"], ["-W", "ignore:::__main__"], ["-W", "error::::5"], ["-W", "error::::3"], ["-W", "nonsense"], ["-W", "error::NoSuchWarning"], ["-W", "error::int"], ["-W", "e"], ["-W", "i", "-W", "error::FutureWarning"], ["-b"], ["-W", "error:::w"], ["-W", "error:::__main__:x"], ["-W", "ignore", "-W", "default::BytesWarning"], ["-W", "error:a:b:c:1:2"]):
    r = subprocess.run([sys.executable, *opts, p], capture_output=True, text=True, env={k: v for k, v in os.environ.items() if not k.startswith("PYTHON")})
    print(opts, r.returncode, r.stdout.split("\n")[:-1]); print("   ", "\n    ".join(l.replace(p, "W") for l in r.stderr.splitlines() if not l.startswith("  ")))
