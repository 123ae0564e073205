# lang/osmod/system_facts.py: sysconf, pathconf, confstr, statvfs, scheduling, ids and devices
# presets: not fault
import os, sys
print(os.sysconf('SC_PAGESIZE'), os.sysconf(os.sysconf_names['SC_PAGE_SIZE']), len(os.sysconf_names), len(os.confstr_names), len(os.pathconf_names))
print(os.confstr('CS_PATH'), os.pathconf('/', 'PC_NAME_MAX'), os.fpathconf(0, 'PC_PIPE_BUF'))
for bad in (lambda: os.sysconf('SC_NO'), lambda: os.sysconf(1.5), lambda: os.sysconf(99999), lambda: os.pathconf('/no/such', 'PC_NAME_MAX')):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
s = os.statvfs('/')
print(s.f_namemax, len(s), s.n_fields, type(s.f_fsid) is int, type(s).__name__, s[0] == s.f_bsize)
print(os.sched_getaffinity(0) == set(range(os.cpu_count())) or len(os.sched_getaffinity(0)) > 0, os.sched_getscheduler(0), os.sched_getparam(0))
print(os.sched_param(sched_priority=3), os.sched_param(4).sched_priority, os.sched_get_priority_max(os.SCHED_FIFO), os.sched_get_priority_min(os.SCHED_RR))
print(os.getpgid(0) == os.getpgrp(), os.getsid(0) > 0, len(os.getresuid()), os.getpriority(os.PRIO_PROCESS, 0), os.nice(0))
print(os.major(os.makedev(8, 1)), os.minor(os.makedev(8, 1)), os.makedev(8, 1), os.ctermid(), len(os.getloadavg()))
for bad in (lambda: os.setuid('x'), lambda: os.setuid(2**40), lambda: os.setuid(-2), lambda: os.setgid(1.5), lambda: os.sched_setaffinity(0, ['x']),
            lambda: os.sched_setaffinity(0, [-1]), lambda: os.getpgid(-5), lambda: os.killpg(2**30, 0), lambda: os.ttyname(99)):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
a, b = os.openpty()
print(os.isatty(a), os.ttyname(b).startswith('/dev/pts/'), os.get_inheritable(a), os.device_encoding(b))
