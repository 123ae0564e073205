/* termios_module.c - the module termios: settings of terminals. */
#include "10_builtin/data_int.h"
#include "10_builtin/posix/posix_int.h"

#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <linux/serial.h>
#include <linux/tty.h>
#include <unistd.h>

#define CONSTANTS(X) \
    X(B0) X(B1000000) X(B110) X(B115200) X(B1152000) X(B1200) X(B134) X(B150) X(B1500000) X(B1800) \
    X(B19200) X(B200) X(B2000000) X(B230400) X(B2400) X(B2500000) X(B300) X(B3000000) X(B3500000) \
    X(B38400) X(B4000000) X(B460800) X(B4800) X(B50) X(B500000) X(B57600) X(B576000) X(B600) X(B75) \
    X(B921600) X(B9600) X(BRKINT) X(BS0) X(BS1) X(BSDLY) X(CBAUD) X(CBAUDEX) X(CDSUSP) X(CEOF) X(CEOL) \
    X(CEOT) X(CERASE) X(CFLUSH) X(CIBAUD) X(CINTR) X(CKILL) X(CLNEXT) X(CLOCAL) X(CQUIT) X(CR0) X(CR1) \
    X(CR2) X(CR3) X(CRDLY) X(CREAD) X(CRPRNT) X(CRTSCTS) X(CS5) X(CS6) X(CS7) X(CS8) X(CSIZE) X(CSTART) \
    X(CSTOP) X(CSTOPB) X(CSUSP) X(CWERASE) X(ECHO) X(ECHOCTL) X(ECHOE) X(ECHOK) X(ECHOKE) X(ECHONL) \
    X(ECHOPRT) X(EXTA) X(EXTB) X(FF0) X(FF1) X(FFDLY) X(FIOASYNC) X(FIOCLEX) X(FIONBIO) X(FIONCLEX) \
    X(FIONREAD) X(FLUSHO) X(HUPCL) X(ICANON) X(ICRNL) X(IEXTEN) X(IGNBRK) X(IGNCR) X(IGNPAR) X(IMAXBEL) \
    X(INLCR) X(INPCK) X(IOCSIZE_MASK) X(IOCSIZE_SHIFT) X(ISIG) X(ISTRIP) X(IUCLC) X(IXANY) X(IXOFF) \
    X(IXON) X(NCC) X(NCCS) X(NL0) X(NL1) X(NLDLY) X(NOFLSH) X(N_MOUSE) X(N_PPP) X(N_SLIP) X(N_STRIP) \
    X(N_TTY) X(OCRNL) X(OFDEL) X(OFILL) X(OLCUC) X(ONLCR) X(ONLRET) X(ONOCR) X(OPOST) X(PARENB) \
    X(PARMRK) X(PARODD) X(PENDIN) X(TAB0) X(TAB1) X(TAB2) X(TAB3) X(TABDLY) X(TCFLSH) X(TCGETA) \
    X(TCGETS) X(TCIFLUSH) X(TCIOFF) X(TCIOFLUSH) X(TCION) X(TCOFLUSH) X(TCOOFF) X(TCOON) X(TCSADRAIN) \
    X(TCSAFLUSH) X(TCSANOW) X(TCSBRK) X(TCSBRKP) X(TCSETA) X(TCSETAF) X(TCSETAW) X(TCSETS) X(TCSETSF) \
    X(TCSETSW) X(TCXONC) X(TIOCCONS) X(TIOCEXCL) X(TIOCGETD) X(TIOCGICOUNT) X(TIOCGLCKTRMIOS) \
    X(TIOCGPGRP) X(TIOCGSERIAL) X(TIOCGSOFTCAR) X(TIOCGWINSZ) X(TIOCINQ) X(TIOCLINUX) X(TIOCMBIC) \
    X(TIOCMBIS) X(TIOCMGET) X(TIOCMIWAIT) X(TIOCMSET) X(TIOCM_CAR) X(TIOCM_CD) X(TIOCM_CTS) X(TIOCM_DSR) \
    X(TIOCM_DTR) X(TIOCM_LE) X(TIOCM_RI) X(TIOCM_RNG) X(TIOCM_RTS) X(TIOCM_SR) X(TIOCM_ST) X(TIOCNOTTY) \
    X(TIOCNXCL) X(TIOCOUTQ) X(TIOCPKT) X(TIOCPKT_DATA) X(TIOCPKT_DOSTOP) X(TIOCPKT_FLUSHREAD) \
    X(TIOCPKT_FLUSHWRITE) X(TIOCPKT_NOSTOP) X(TIOCPKT_START) X(TIOCPKT_STOP) X(TIOCSCTTY) \
    X(TIOCSERCONFIG) X(TIOCSERGETLSR) X(TIOCSERGETMULTI) X(TIOCSERGSTRUCT) X(TIOCSERGWILD) \
    X(TIOCSERSETMULTI) X(TIOCSERSWILD) X(TIOCSER_TEMT) X(TIOCSETD) X(TIOCSLCKTRMIOS) X(TIOCSPGRP) \
    X(TIOCSSERIAL) X(TIOCSSOFTCAR) X(TIOCSTI) X(TIOCSWINSZ) X(TOSTOP) X(VDISCARD) X(VEOF) X(VEOL) \
    X(VEOL2) X(VERASE) X(VINTR) X(VKILL) X(VLNEXT) X(VMIN) X(VQUIT) X(VREPRINT) X(VSTART) X(VSTOP) \
    X(VSUSP) X(VSWTC) X(VT0) X(VT1) X(VTDLY) X(VTIME) X(VWERASE) X(XCASE) X(XTABS)

static OuObject *error_class(OuThread *th)
{
    return ou_data_exception(th, OU_KEPT_TERMIOS_ERROR, "termios.error", NULL);
}

/* Errors are termios.error with (errno, text). */
static OuObject *done(OuThread *th, int result)
{
    if (result != -1) {
        return OU_NONE;
    }
    int error = errno;
    ou_data_raise_number(th, error_class(th), error, strerror(error));
    return NULL;
}

/* [iflag, oflag, cflag, lflag, ispeed, ospeed, cc]; in cc, VMIN and VTIME are numbers without line editing, else bytes. */
OU_POSIX(tcgetattr)
{
    int fd;
    struct termios t;
    if (!ou_posix_fd(th, args[0], &fd)) {
        return NULL;
    }
    if (tcgetattr(fd, &t) != 0) {
        return done(th, -1);
    }
    OuObject *cc = ou_list_new(th, NCCS);
    for (size_t i = 0; cc != NULL && i < NCCS; i++) {
        bool number = (t.c_lflag & ICANON) == 0 && (i == VMIN || i == VTIME);
        OuObject *item = number ? ou_int_new(th, t.c_cc[i]) : ou_bytes_from(th, (const char *)&t.c_cc[i], 1);
        if (!ou_list_append_adopt(th, cc, item)) {
            ou_clear_ref(th, &cc);
        }
    }
    const int64_t numbers[] = {t.c_iflag, t.c_oflag, t.c_cflag, t.c_lflag, cfgetispeed(&t), cfgetospeed(&t)};
    OuObject *list = cc == NULL ? NULL : ou_list_new(th, 7);
    for (size_t i = 0; list != NULL && i < OU_COUNT_OF(numbers); i++) {
        if (!ou_list_append_adopt(th, list, ou_int_new(th, numbers[i]))) {
            ou_clear_ref(th, &list);
        }
    }
    if (list != NULL && !ou_list_append(th, list, cc)) {
        ou_clear_ref(th, &list);
    }
    ou_drop_maybe(th, cc);
    return list;
}

static bool read_cc(OuThread *th, OuObject *cc, struct termios *t)
{
    if (!ou_is_list(cc) || ou_list_size(cc) != NCCS) {
        return ou_raise(th, &ou_exc_type_error, "tcsetattr: attributes[6] must be %d element list", NCCS);
    }
    for (size_t i = 0; i < NCCS; i++) {
        OuObject *item = ou_list_borrow(cc, i);
        int value;
        if (ou_is_bytes(item) && ou_bytes_size(item) == 1) {
            t->c_cc[i] = (cc_t)ou_bytes_data(item)[0];
        } else if (ou_is_int(item)) {
            if (!ou_as_format_int(th, item, &value)) {
                return false;
            }
            t->c_cc[i] = (cc_t)value;
        } else {
            return ou_raise(th, &ou_exc_type_error, "tcsetattr: elements of attributes must be characters or integers");
        }
    }
    return true;
}

OU_POSIX(tcsetattr)
{
    int fd, when;
    if (!ou_posix_fd(th, args[0], &fd) || !ou_as_c_int(th, args[1], &when)) {
        return NULL;
    }
    OuObject *list = args[2];
    if (!ou_is_list(list) || ou_list_size(list) != 7) {
        return ou_null(th, &ou_exc_type_error, "tcsetattr, arg 3: must be 7 element list");
    }
    struct termios t;
    if (tcgetattr(fd, &t) != 0) {
        return done(th, -1);
    }
    int64_t numbers[6];
    for (size_t i = 0; i < 6; i++) {
        if (!ou_as_i64(th, ou_list_borrow(list, i), &numbers[i])) {
            return NULL;
        }
    }
    t.c_iflag = (tcflag_t)numbers[0];
    t.c_oflag = (tcflag_t)numbers[1];
    t.c_cflag = (tcflag_t)numbers[2];
    t.c_lflag = (tcflag_t)numbers[3];
    if (!read_cc(th, ou_list_borrow(list, 6), &t)) {
        return NULL;
    }
    if (cfsetispeed(&t, (speed_t)numbers[4]) != 0 || cfsetospeed(&t, (speed_t)numbers[5]) != 0) {
        return done(th, -1);
    }
    ou_lock_leave(th);
    int result = tcsetattr(fd, when, &t);
    ou_lock_enter(th);
    return done(th, result);
}

OU_POSIX(tcdrain)
{
    int fd, result;
    if (!ou_posix_fd(th, args[0], &fd)) {
        return NULL;
    }
    do {
        ou_lock_leave(th);
        result = tcdrain(fd);
        ou_lock_enter(th);
    } while (result < 0 && errno == EINTR && ou_lock_retry(th));
    return ou_has_error(th) ? NULL : done(th, result);
}

#define WITH_NUMBER(name)                                                                          \
    OU_POSIX(name)                                                                                 \
    {                                                                                              \
        int fd, number;                                                                            \
        if (!ou_posix_fd(th, args[0], &fd) || !ou_as_c_int(th, args[1], &number)) {                \
            return NULL;                                                                           \
        }                                                                                          \
        ou_lock_leave(th);                                                                         \
        int result = name(fd, number);                                                             \
        ou_lock_enter(th);                                                                         \
        return done(th, result);                                                                   \
    }
WITH_NUMBER(tcsendbreak)
WITH_NUMBER(tcflush)
WITH_NUMBER(tcflow)

OU_POSIX(tcgetwinsize)
{
    int fd;
    struct winsize w;
    if (!ou_posix_fd(th, args[0], &fd)) {
        return NULL;
    }
    if (ioctl(fd, TIOCGWINSZ, &w) != 0) {
        return done(th, -1);
    }
    OuObject *rows = ou_int_new(th, w.ws_row), *columns = ou_int_new(th, w.ws_col);
    return ou_seq_pair_adopt(th, rows, columns);
}

OU_POSIX(tcsetwinsize)
{
    int fd, rows, columns;
    struct winsize w;
    if (!ou_posix_fd(th, args[0], &fd)) {
        return NULL;
    }
    OuObject *pair = ou_to_tuple(th, args[1]);
    bool ok = pair != NULL;
    if (ok && ou_tuple_size(pair) != 2) {
        ok = ou_raise(th, &ou_exc_type_error, "tcsetwinsize, arg 2: must be a two-item sequence");
    }
    ok = ok && ou_as_format_int(th, ou_tuple_borrow(pair, 0), &rows) && ou_as_format_int(th, ou_tuple_borrow(pair, 1), &columns);
    ou_drop_maybe(th, pair);
    if (!ok) {
        return NULL;
    }
    if (ioctl(fd, TIOCGWINSZ, &w) != 0) {
        return done(th, -1);
    }
    w.ws_row = (unsigned short)rows;
    w.ws_col = (unsigned short)columns;
    if (w.ws_row != rows || w.ws_col != columns) {
        return ou_null(th, &ou_exc_overflow_error, "winsize value(s) out of range.");
    }
    return done(th, ioctl(fd, TIOCSWINSZ, &w));
}

static const OuMethodDef functions[] = {
    {"tcgetattr", posix_tcgetattr, "fd, /", 0, "Get the tty attributes for file descriptor fd."},
    {"tcsetattr", posix_tcsetattr, "fd, when, attributes, /", 0, "Set the tty attributes for file descriptor fd."},
    {"tcdrain", posix_tcdrain, "fd, /", 0, "Wait until all output written to file descriptor fd has been transmitted."},
    {"tcsendbreak", posix_tcsendbreak, "fd, duration, /", 0, "Send a break on file descriptor fd."},
    {"tcflush", posix_tcflush, "fd, queue, /", 0, "Discard queued data on file descriptor fd."},
    {"tcflow", posix_tcflow, "fd, action, /", 0, "Suspend or resume input or output on file descriptor fd."},
    {"tcgetwinsize", posix_tcgetwinsize, "fd, /", 0, "Get the tty winsize for file descriptor fd."},
    {"tcsetwinsize", posix_tcsetwinsize, "fd, winsize, /", 0, "Set the tty winsize for file descriptor fd."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuNamedNumber constants[] = {
#define OU_X(name) {#name, (int64_t)name},
    CONSTANTS(OU_X)
#undef OU_X
    {"VSWTCH", VSWTC}, /* the other name of the same key */
    {NULL, 0},
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "termios", NULL, functions);
    OuObject *error = error_class(th);
    if (module != NULL && (error == NULL || !ou_module_add(th, module, "error", error) ||
                           !ou_module_add_numbers(th, module, constants))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module_termios = {.name = "termios", .make = make};
