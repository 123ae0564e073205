# tests/lang/signals/module_signal.py - the functions of signal: what they give and refuse
import os, signal, time
def handler(number, frame):
    print("handler", signal.Signals(number).name, frame.f_code.co_name)
print(signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT) is signal.default_int_handler)
print(signal.signal(signal.SIGTERM, handler), signal.signal(signal.SIGTERM, handler) is handler)
signal.raise_signal(signal.SIGTERM)
os.kill(os.getpid(), signal.SIGTERM)
print(signal.signal(signal.SIGTERM, signal.SIG_IGN) is handler)
signal.raise_signal(signal.SIGTERM)
print(signal.getsignal(signal.SIGTERM), signal.signal(signal.SIGTERM, signal.SIG_DFL))
for bad in (lambda: signal.signal(0, handler), lambda: signal.signal(65, handler), lambda: signal.signal(signal.SIGTERM, "x"),
            lambda: signal.signal(signal.SIGKILL, handler), lambda: signal.getsignal(0), lambda: signal.strsignal(0),
            lambda: signal.setitimer(99, 1), lambda: signal.getitimer(-1), lambda: signal.sigwait([0]),
            lambda: signal.sigtimedwait([], -1), lambda: signal.set_wakeup_fd(0.5), lambda: signal.pthread_sigmask(99, []),
            lambda: signal.default_int_handler(2, None)):
    try:
        print(bad())
    except (ValueError, TypeError, OSError) as e:
        print(type(e).__name__, e)
    except KeyboardInterrupt as e:
        print("KeyboardInterrupt", e)
print(signal.strsignal(signal.SIGSEGV), signal.strsignal(signal.SIGCHLD), len(signal.valid_signals()))
print(signal.setitimer(signal.ITIMER_REAL, 10, 2)[0], signal.getitimer(signal.ITIMER_REAL)[1], signal.setitimer(signal.ITIMER_REAL, 0)[1])
print(signal.alarm(100), signal.alarm(0))
print(signal.ItimerError.__mro__[1], signal.NSIG, signal.struct_siginfo.n_fields)
signal.signal(signal.SIGUSR1, handler)
print(signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1}), signal.pthread_sigmask(signal.SIG_BLOCK, []))
os.kill(os.getpid(), signal.SIGUSR1)
print(signal.sigpending())
info = signal.sigwaitinfo({signal.SIGUSR1})
print(info.si_signo, info.si_pid == os.getpid())
os.kill(os.getpid(), signal.SIGUSR1)
print(signal.sigtimedwait([signal.SIGUSR1], 1).si_signo, signal.sigtimedwait([signal.SIGUSR1], 0.01))
os.kill(os.getpid(), signal.SIGUSR1)
print(signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGUSR1}))
r, w = os.pipe()
os.set_blocking(w, False)
print(signal.set_wakeup_fd(w), signal.set_wakeup_fd(w) == w)
signal.raise_signal(signal.SIGUSR1)
print(os.read(r, 10), signal.set_wakeup_fd(-1) == w)
try:
    signal.set_wakeup_fd(r)
except ValueError as e:
    print(str(e).replace(str(r), "N"))
signal.siginterrupt(signal.SIGUSR1, False)
