/* posix_terminal.c - terminals and pairs of them. */
#include "10_builtin/posix/posix_int.h"

#include <pty.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <utmp.h>

OU_POSIX(ttyname)
{
    int fd;
    char name[1024];
    if (!ou_as_c_int(th, args[0], &fd)) {
        return NULL;
    }
    errno = ttyname_r(fd, name, sizeof name);
    return errno != 0 ? ou_posix_done(th, -1, NULL, NULL) : ou_posix_name(th, name, strlen(name), false);
}

OU_POSIX(ctermid)
{
    char name[L_ctermid + 1];
    ctermid(name);
    return ou_posix_name(th, name, strlen(name), false);
}

OU_POSIX(openpty)
{
    int leader, follower;
    if (openpty(&leader, &follower, NULL, NULL, NULL) != 0) {
        return ou_posix_done(th, -1, NULL, NULL);
    }
    if (ioctl(leader, FIOCLEX) != 0 || ioctl(follower, FIOCLEX) != 0) {
        ou_posix_done(th, -1, NULL, NULL);
        close(leader);
        close(follower);
        return NULL;
    }
    OuObject *a = ou_int_new(th, leader), *b = ou_int_new(th, follower);
    return ou_seq_pair_adopt(th, a, b);
}

OU_POSIX(login_tty)
{
    int fd;
    return ou_as_c_int(th, args[0], &fd) ? ou_posix_done(th, login_tty(fd), NULL, NULL) : NULL;
}

OU_POSIX(forkpty)
{
    int leader = -1;
    if (ou_audited(th) && !ou_audit(th, "os.forkpty", "")) {
        return NULL;
    }
    ou_posix_fork_before(th);
    pid_t pid = forkpty(&leader, NULL, NULL, NULL);
    int error = errno;
    if (pid == 0) {
        ou_posix_fork_in_child(th);
    } else {
        ou_posix_fork_in_parent(th);
    }
    errno = error;
    if (pid < 0) {
        return ou_posix_done(th, -1, NULL, NULL);
    }
    OuObject *a = ou_int_new(th, pid), *b = ou_int_new(th, leader);
    return ou_seq_pair_adopt(th, a, b);
}

OU_POSIX(tcgetpgrp)
{
    int fd;
    if (!ou_as_c_int(th, args[0], &fd)) {
        return NULL;
    }
    pid_t group = tcgetpgrp(fd);
    return group < 0 ? ou_posix_done(th, -1, NULL, NULL) : ou_int_new(th, group);
}

OU_POSIX(tcsetpgrp)
{
    int fd, group;
    return ou_as_format_int(th, args[0], &fd) && ou_as_format_int(th, args[1], &group)
               ? ou_posix_done(th, tcsetpgrp(fd, group), NULL, NULL)
               : NULL;
}

const OuMethodDef ou_posix_terminal_functions[] = {
    {"ttyname", posix_ttyname, "fd, /", 0, "Return the name of the terminal device connected to 'fd'."},
    {"ctermid", posix_ctermid, "", 0, "Return the name of the controlling terminal for this process."},
    {"openpty", posix_openpty, "", 0, "Open a pseudo-terminal.\n\nReturn a tuple of (master_fd, slave_fd) containing open file descriptors\nfor both the master and slave ends."},
    {"login_tty", posix_login_tty, "fd, /", 0, "Prepare the tty of which fd is a file descriptor for a new login session."},
    {"forkpty", posix_forkpty, "", 0, "Fork a new process with a new pseudo-terminal as controlling tty."},
    {"tcgetpgrp", posix_tcgetpgrp, "fd, /", 0, "Return the process group associated with the terminal specified by fd."},
    {"tcsetpgrp", posix_tcsetpgrp, "fd, pgid, /", 0, "Set the process group associated with the terminal specified by fd."},
    {NULL, NULL, NULL, 0, NULL},
};
