# lang/library/faulthandler_dumps.py: tracebacks of threads, asked for, on a signal, after a time, and when the process dies
# presets: not fault
# env: ASAN_OPTIONS=handle_segv=0:detect_leaks=0
import faulthandler, sys, time, os, signal
faulthandler.dump_traceback(all_threads=False)
def f():
    faulthandler.dump_traceback()
f()
faulthandler.register(signal.SIGUSR1)
os.kill(os.getpid(), signal.SIGUSR1)
faulthandler.dump_traceback_later(0.1); time.sleep(0.3); faulthandler.cancel_dump_traceback_later()
print(faulthandler.is_enabled()); faulthandler.enable(); print(faulthandler.is_enabled(), faulthandler.unregister(signal.SIGUSR1), faulthandler.disable()); faulthandler.enable()
import subprocess
p = subprocess.run([sys.executable, '-X', 'faulthandler', '-c', 'import faulthandler\ndef g(): faulthandler._sigsegv()\ng()'], capture_output=True, text=True)
print(p.returncode, p.stderr.split('\n')[0], p.stderr.split('\n')[3:5])
for bad in (lambda: faulthandler.enable(-1), lambda: faulthandler.enable('x'), lambda: faulthandler.register(signal.SIGSEGV), lambda: faulthandler.register(1000),
            lambda: faulthandler.dump_traceback_later(0), lambda: faulthandler.dump_traceback_later(-1), lambda: faulthandler.dump_traceback_later('x')):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
