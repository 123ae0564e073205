/* socket_module.c - the module _socket: functions that make sockets, exceptions, constants.
 *
 * Bluetooth, CAN and the kernel's cipher sockets have no constants here, and an address of theirs is refused as "bad
 * family" (README, what it does not do yet). */
#include "10_builtin/socket/socket_int.h"

#include <fcntl.h>
#include <linux/if_packet.h>
#include <linux/netlink.h>
#include <linux/qrtr.h>
#include <linux/tipc.h>
#include <linux/vm_sockets.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <netinet/udp.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

OU_POSIX(socketpair)
{
    int family = AF_UNIX, type = SOCK_STREAM, protocol = 0, fds[2];
    if (!ou_as_format_int(th, args[0], &family) || !ou_as_format_int(th, args[1], &type) || !ou_as_format_int(th, args[2], &protocol)) {
        return NULL;
    }
    if (socketpair(family, type | SOCK_CLOEXEC, protocol, fds) != 0) {
        return ou_posix_done(th, -1, NULL, NULL);
    }
    OuObject *a = ou_socket_new(th, fds[0], family, type, protocol);
    if (a == NULL) {
        close(fds[1]);
        return NULL;
    }
    OuObject *b = ou_socket_new(th, fds[1], family, type, protocol);
    return ou_seq_pair_adopt(th, a, b);
}

OU_POSIX(close)
{
    int fd;
    if (!ou_as_format_int(th, args[0], &fd)) {
        return NULL;
    }
    ou_lock_leave(th);
    int done = close(fd);
    ou_lock_enter(th);
    return done < 0 && errno != ECONNRESET ? ou_posix_done(th, -1, NULL, NULL) : OU_NONE;
}

OU_POSIX(dup)
{
    int fd;
    if (!ou_as_format_int(th, args[0], &fd)) {
        return NULL;
    }
    int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    return copy < 0 ? ou_posix_done(th, -1, NULL, NULL) : ou_int_new(th, copy);
}

OU_POSIX(getdefaulttimeout)
{
    return ou_socket_seconds(th, th->vm->library->socket_timeout);
}

OU_POSIX(setdefaulttimeout)
{
    int64_t ns;
    if (!ou_socket_timeout(th, args[0], &ns)) {
        return NULL;
    }
    th->vm->library->socket_timeout = ns;
    return OU_NONE;
}

static OuObject *message_size(OuThread *th, OuObject *o, const char *name, bool padded)
{
    int64_t length;
    if (!ou_as_ssize(th, o, &length)) {
        return NULL;
    }
    if (length < 0 || length > INT32_MAX - 64) {
        return ou_null(th, &ou_exc_overflow_error, "%s() argument out of range", name);
    }
    return ou_int_new(th, (int64_t)(padded ? CMSG_SPACE((size_t)length) : CMSG_LEN((size_t)length)));
}

OU_POSIX(CMSG_LEN)
{
    return message_size(th, args[0], "CMSG_LEN", false);
}

OU_POSIX(CMSG_SPACE)
{
    return message_size(th, args[0], "CMSG_SPACE", true);
}

static const OuMethodDef functions[] = {
    {"socketpair", posix_socketpair, "!!family=1, type=1, proto=0, /", OU_FN_BARE, "socketpair([family[, type [, proto]]]) -> (socket object, socket object)"},
    {"close", posix_close, "fd, /", 0, "close(integer) -> None\n\nClose an integer socket file descriptor."},
    {"dup", posix_dup, "fd, /", 0, "dup(integer) -> integer"},
    {"getdefaulttimeout", posix_getdefaulttimeout, "", 0, "getdefaulttimeout() -> timeout"},
    {"setdefaulttimeout", posix_setdefaulttimeout, "timeout, /", 0, "setdefaulttimeout(timeout)"},
    {"CMSG_LEN", posix_CMSG_LEN, "!!length, /", OU_FN_BARE, "CMSG_LEN(length) -> control message length"},
    {"CMSG_SPACE", posix_CMSG_SPACE, "!!length, /", OU_FN_BARE, "CMSG_SPACE(length) -> buffer size"},
    {NULL, NULL, NULL, 0, NULL},
};

#define CONSTANTS(X) \
    X(AF_ALG) X(AF_APPLETALK) X(AF_ASH) X(AF_ATMPVC) X(AF_ATMSVC) X(AF_AX25) X(AF_BLUETOOTH) \
    X(AF_BRIDGE) X(AF_CAN) X(AF_DECnet) X(AF_ECONET) X(AF_INET) X(AF_INET6) X(AF_IPX) X(AF_IRDA) \
    X(AF_KEY) X(AF_LLC) X(AF_NETBEUI) X(AF_NETLINK) X(AF_NETROM) X(AF_PACKET) X(AF_PPPOX) \
    X(AF_QIPCRTR) X(AF_RDS) X(AF_ROSE) X(AF_ROUTE) X(AF_SECURITY) X(AF_SNA) X(AF_TIPC) X(AF_UNIX) \
    X(AF_UNSPEC) X(AF_VSOCK) X(AF_WANPIPE) X(AF_X25) X(AI_ADDRCONFIG) X(AI_ALL) X(AI_CANONNAME) \
    X(AI_NUMERICHOST) X(AI_NUMERICSERV) X(AI_PASSIVE) X(AI_V4MAPPED) X(EAI_ADDRFAMILY) X(EAI_AGAIN) \
    X(EAI_BADFLAGS) X(EAI_FAIL) X(EAI_FAMILY) X(EAI_MEMORY) X(EAI_NODATA) X(EAI_NONAME) \
    X(EAI_OVERFLOW) X(EAI_SERVICE) X(EAI_SOCKTYPE) X(EAI_SYSTEM) X(INADDR_ALLHOSTS_GROUP) \
    X(INADDR_ANY) X(INADDR_BROADCAST) X(INADDR_LOOPBACK) X(INADDR_MAX_LOCAL_GROUP) X(INADDR_NONE) \
    X(INADDR_UNSPEC_GROUP) X(IOCTL_VM_SOCKETS_GET_LOCAL_CID) X(IPPORT_RESERVED) \
    X(IPPORT_USERRESERVED) X(IPPROTO_AH) X(IPPROTO_DSTOPTS) X(IPPROTO_EGP) X(IPPROTO_ESP) \
    X(IPPROTO_FRAGMENT) X(IPPROTO_GRE) X(IPPROTO_HOPOPTS) X(IPPROTO_ICMP) X(IPPROTO_ICMPV6) \
    X(IPPROTO_IDP) X(IPPROTO_IGMP) X(IPPROTO_IP) X(IPPROTO_IPIP) X(IPPROTO_IPV6) X(IPPROTO_MPTCP) \
    X(IPPROTO_NONE) X(IPPROTO_PIM) X(IPPROTO_PUP) X(IPPROTO_RAW) X(IPPROTO_ROUTING) X(IPPROTO_RSVP) \
    X(IPPROTO_SCTP) X(IPPROTO_TCP) X(IPPROTO_TP) X(IPPROTO_UDP) X(IPPROTO_UDPLITE) X(IPV6_CHECKSUM) \
    X(IPV6_DONTFRAG) X(IPV6_DSTOPTS) X(IPV6_HOPLIMIT) X(IPV6_HOPOPTS) X(IPV6_JOIN_GROUP) \
    X(IPV6_LEAVE_GROUP) X(IPV6_MULTICAST_HOPS) X(IPV6_MULTICAST_IF) X(IPV6_MULTICAST_LOOP) \
    X(IPV6_NEXTHOP) X(IPV6_PATHMTU) X(IPV6_PKTINFO) X(IPV6_RECVDSTOPTS) X(IPV6_RECVHOPLIMIT) \
    X(IPV6_RECVHOPOPTS) X(IPV6_RECVPATHMTU) X(IPV6_RECVPKTINFO) X(IPV6_RECVRTHDR) X(IPV6_RECVTCLASS) \
    X(IPV6_RTHDR) X(IPV6_RTHDRDSTOPTS) X(IPV6_RTHDR_TYPE_0) X(IPV6_TCLASS) X(IPV6_UNICAST_HOPS) \
    X(IPV6_V6ONLY) X(IP_ADD_MEMBERSHIP) X(IP_BIND_ADDRESS_NO_PORT) X(IP_DEFAULT_MULTICAST_LOOP) \
    X(IP_DEFAULT_MULTICAST_TTL) X(IP_DROP_MEMBERSHIP) X(IP_HDRINCL) X(IP_MAX_MEMBERSHIPS) \
    X(IP_MULTICAST_IF) X(IP_MULTICAST_LOOP) X(IP_MULTICAST_TTL) X(IP_OPTIONS) X(IP_RECVOPTS) \
    X(IP_RECVRETOPTS) X(IP_RECVTOS) X(IP_RETOPTS) X(IP_TOS) X(IP_TRANSPARENT) X(IP_TTL) \
    X(MSG_CMSG_CLOEXEC) X(MSG_CONFIRM) X(MSG_CTRUNC) X(MSG_DONTROUTE) X(MSG_DONTWAIT) X(MSG_EOR) \
    X(MSG_ERRQUEUE) X(MSG_FASTOPEN) X(MSG_MORE) X(MSG_NOSIGNAL) X(MSG_OOB) X(MSG_PEEK) X(MSG_TRUNC) \
    X(MSG_WAITALL) X(NETLINK_CRYPTO) X(NETLINK_DNRTMSG) X(NETLINK_FIREWALL) X(NETLINK_IP6_FW) \
    X(NETLINK_NFLOG) X(NETLINK_ROUTE) X(NETLINK_USERSOCK) X(NETLINK_XFRM) X(NI_DGRAM) X(NI_MAXHOST) \
    X(NI_MAXSERV) X(NI_NAMEREQD) X(NI_NOFQDN) X(NI_NUMERICHOST) X(NI_NUMERICSERV) \
    X(PACKET_BROADCAST) X(PACKET_FASTROUTE) X(PACKET_HOST) X(PACKET_LOOPBACK) X(PACKET_MULTICAST) \
    X(PACKET_OTHERHOST) X(PACKET_OUTGOING) X(PF_CAN) X(PF_PACKET) X(PF_RDS) X(SCM_CREDENTIALS) \
    X(SCM_RIGHTS) X(SHUT_RD) X(SHUT_RDWR) X(SHUT_WR) X(SOCK_CLOEXEC) X(SOCK_DGRAM) X(SOCK_NONBLOCK) \
    X(SOCK_RAW) X(SOCK_RDM) X(SOCK_SEQPACKET) X(SOCK_STREAM) X(SOL_IP) X(SOL_RDS) X(SOL_SOCKET) \
    X(SOL_TCP) X(SOL_TIPC) X(SOL_UDP) X(SOMAXCONN) X(SO_ACCEPTCONN) X(SO_BINDTODEVICE) \
    X(SO_BROADCAST) X(SO_DEBUG) X(SO_DOMAIN) X(SO_DONTROUTE) X(SO_ERROR) X(SO_KEEPALIVE) \
    X(SO_LINGER) X(SO_MARK) X(SO_OOBINLINE) X(SO_PASSCRED) X(SO_PASSSEC) X(SO_PEERCRED) \
    X(SO_PEERSEC) X(SO_PRIORITY) X(SO_PROTOCOL) X(SO_RCVBUF) X(SO_RCVLOWAT) X(SO_RCVTIMEO) \
    X(SO_REUSEADDR) X(SO_REUSEPORT) X(SO_SNDBUF) X(SO_SNDLOWAT) X(SO_SNDTIMEO) X(SO_TYPE) \
    X(SO_VM_SOCKETS_BUFFER_MAX_SIZE) X(SO_VM_SOCKETS_BUFFER_MIN_SIZE) X(SO_VM_SOCKETS_BUFFER_SIZE) \
    X(TCP_CONGESTION) X(TCP_CORK) X(TCP_DEFER_ACCEPT) X(TCP_FASTOPEN) X(TCP_INFO) X(TCP_KEEPCNT) \
    X(TCP_KEEPIDLE) X(TCP_KEEPINTVL) X(TCP_LINGER2) X(TCP_MAXSEG) X(TCP_NODELAY) \
    X(TCP_NOTSENT_LOWAT) X(TCP_QUICKACK) X(TCP_SYNCNT) X(TCP_USER_TIMEOUT) X(TCP_WINDOW_CLAMP) \
    X(TIPC_ADDR_ID) X(TIPC_ADDR_NAME) X(TIPC_ADDR_NAMESEQ) X(TIPC_CFG_SRV) X(TIPC_CLUSTER_SCOPE) \
    X(TIPC_CONN_TIMEOUT) X(TIPC_CRITICAL_IMPORTANCE) X(TIPC_DEST_DROPPABLE) X(TIPC_HIGH_IMPORTANCE) \
    X(TIPC_IMPORTANCE) X(TIPC_LOW_IMPORTANCE) X(TIPC_MEDIUM_IMPORTANCE) X(TIPC_NODE_SCOPE) \
    X(TIPC_PUBLISHED) X(TIPC_SRC_DROPPABLE) X(TIPC_SUBSCR_TIMEOUT) X(TIPC_SUB_CANCEL) \
    X(TIPC_SUB_PORTS) X(TIPC_SUB_SERVICE) X(TIPC_TOP_SRV) X(TIPC_WAIT_FOREVER) X(TIPC_WITHDRAWN) \
    X(TIPC_ZONE_SCOPE) X(VMADDR_CID_ANY) X(VMADDR_CID_HOST) X(VMADDR_PORT_ANY) \
    X(VM_SOCKETS_INVALID_VERSION)

static const OuNamedNumber constants[] = {
#define OU_X(name) {#name, (int64_t)name},
    CONSTANTS(OU_X)
#undef OU_X
    {NULL, 0},
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "_socket", NULL, functions);
    OuObject *type = OU_TYPE_OBJECT(&ou_socket_type), *gaierror = ou_resolve_gaierror(th), *herror = ou_resolve_herror(th);
    bool ok = module != NULL && gaierror != NULL && herror != NULL && ou_module_add_numbers(th, module, constants) &&
              ou_module_add_functions(th, module, ou_resolve_functions) && ou_module_add(th, module, "gaierror", gaierror) &&
              ou_module_add(th, module, "herror", herror) && ou_module_add(th, module, "error", OU_TYPE_OBJECT(&ou_exc_os_error)) &&
              ou_module_add(th, module, "timeout", OU_TYPE_OBJECT(&ou_exc_timeout_error)) &&
              ou_module_add(th, module, "socket", type) && ou_module_add(th, module, "SocketType", type) &&
              ou_module_add(th, module, "has_ipv6", OU_PY_TRUE);
    if (!ok) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__socket = {.name = "_socket", .make = make};
