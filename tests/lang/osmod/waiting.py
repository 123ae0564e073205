# lang/osmod/waiting.py: wait, wait3, wait4, waitid and waitpid tell how children ended
import os, resource

def child(code):
    pid = os.fork()
    if pid == 0:
        os._exit(code)
    return pid

p = child(3); got, status = os.wait(); print(got == p, os.waitstatus_to_exitcode(status))
p = child(4); got, status, usage = os.wait3(0); print(got == p, os.WEXITSTATUS(status), type(usage) is resource.struct_rusage)
p = child(5); got, status, usage = os.wait4(p, 0); print(got == p, status >> 8, usage.ru_utime >= 0, len(usage))
p = child(6); r = os.waitid(os.P_PID, p, os.WEXITED); print(r.si_pid == p, r.si_status, r.si_code == os.CLD_EXITED, r.si_signo)
r, w = os.pipe()
p = os.fork()
if p == 0:
    os.close(w); os.read(r, 1); os._exit(0)
print(os.waitpid(p, os.WNOHANG), os.waitid(os.P_PID, p, os.WEXITED | os.WNOHANG), os.wait4(p, os.WNOHANG)[:2])
os.kill(p, 9)
status = os.waitpid(p, 0)[1]
print(os.WIFSIGNALED(status), os.WTERMSIG(status), os.WIFCONTINUED(status), os.waitstatus_to_exitcode(status))
for f in (os.wait, lambda: os.waitpid(-1, 0), lambda: os.waitid(os.P_ALL, 0, os.WEXITED)):
    try:
        f()
    except ChildProcessError as e:
        print(e)
