/* address.c - addresses of sockets: (host, port) and its longer form for IPv6, paths, netlink and packet addresses. */
#include "10_builtin/socket/socket_int.h"

#include <arpa/inet.h>
#include <linux/if_packet.h>
#include <linux/netlink.h>
#include <linux/vm_sockets.h>
#include <net/if.h>
#include <netinet/in.h>
#include <stddef.h>
#include <string.h>
#include <sys/un.h>

static bool want_tuple(OuThread *th, OuObject *o, const char *function, const char *family, size_t min, size_t max)
{
    if (!ou_is_tuple(o)) {
        return ou_raise(th, &ou_exc_type_error, "%s(): %s address must be tuple, not %T", function, family, o);
    }
    size_t n = ou_tuple_size(o);
    if (n >= min && n <= max) {
        return true;
    }
    return min == max ? ou_raise(th, &ou_exc_type_error, "%s(): %s address must be a pair", function, family)
                      : ou_raise(th, &ou_exc_type_error, "%s(): %s address must be a tuple (host, port[, flowinfo[, scopeid]])",
                                 function, family);
}

static bool bad_port(OuThread *th, const char *function)
{
    return ou_raise(th, &ou_exc_overflow_error, "%s(): port must be 0-65535.", function);
}

/* Any int of C, before the host is looked up; only then it is known to be no port. */
static bool read_port(OuThread *th, OuObject *o, const char *function, int *port)
{
    return ou_as_format_int(th, o, port) || (ou_error_swallow(th, &ou_exc_overflow_error) && bad_port(th, function));
}

static bool read_host(OuThread *th, OuObject *o, int family, OuAddress *out)
{
    OuObject *holder = NULL;
    socklen_t size;
    const char *host = ou_resolve_text(th, o, &holder);
    bool ok = host != NULL && ou_resolve_host(th, host, family, out, &size);
    ou_drop_maybe(th, holder);
    return ok;
}

static bool read_inet(OuThread *th, OuObject *o, const char *function, OuAddress *out, socklen_t *size)
{
    int port;
    if (!want_tuple(th, o, function, "AF_INET", 2, 2) || !read_port(th, ou_tuple_borrow(o, 1), function, &port) ||
        !read_host(th, ou_tuple_borrow(o, 0), AF_INET, out)) {
        return false;
    }
    if (port < 0 || port > 0xffff) {
        return bad_port(th, function);
    }
    struct sockaddr_in *a = (struct sockaddr_in *)out;
    a->sin_family = AF_INET;
    a->sin_port = htons((uint16_t)port);
    *size = sizeof *a;
    return true;
}

static bool read_inet6(OuThread *th, OuObject *o, const char *function, OuAddress *out, socklen_t *size)
{
    int port;
    int64_t flow = 0, scope = 0;
    if (!want_tuple(th, o, function, "AF_INET6", 2, 4) || !read_port(th, ou_tuple_borrow(o, 1), function, &port) ||
        (ou_tuple_size(o) > 2 && !ou_as_i64(th, ou_tuple_borrow(o, 2), &flow)) ||
        (ou_tuple_size(o) > 3 && !ou_as_i64(th, ou_tuple_borrow(o, 3), &scope)) ||
        !read_host(th, ou_tuple_borrow(o, 0), AF_INET6, out)) {
        return false;
    }
    if (port < 0 || port > 0xffff) {
        return bad_port(th, function);
    }
    if (flow < 0 || flow > 0xfffff) {
        return ou_raise(th, &ou_exc_overflow_error, "%s(): flowinfo must be 0-1048575.", function);
    }
    struct sockaddr_in6 *a = (struct sockaddr_in6 *)out;
    a->sin6_family = AF_INET6;
    a->sin6_port = htons((uint16_t)port);
    a->sin6_flowinfo = htonl((uint32_t)flow);
    if (ou_tuple_size(o) > 3) {
        a->sin6_scope_id = (uint32_t)scope;
    }
    *size = sizeof *a;
    return true;
}

/* A path, or (bytes that begin with NUL) a name in the abstract space. */
static bool read_unix(OuThread *th, OuObject *o, OuAddress *out, socklen_t *size)
{
    struct sockaddr_un *a = (struct sockaddr_un *)out;
    OuObject *bytes = NULL;
    OuBuffer buffer;
    bool ok;
    if (ou_is_str(o)) {
        bytes = ou_str_encode(th, o, "utf-8", "surrogateescape");
        ok = bytes != NULL && ou_buffer_acquire(th, bytes, &buffer, false);
    } else if (ou_has_buffer(o)) {
        ok = ou_buffer_acquire(th, o, &buffer, false);
    } else {
        ok = ou_raise(th, &ou_exc_type_error, "a bytes-like object is required, not '%T'", o);
    }
    ou_drop_maybe(th, bytes);
    if (!ok) {
        return false;
    }
    const char *data = buffer.data;
    bool abstract = buffer.size > 0 && data[0] == 0;
    ok = buffer.size + !abstract <= sizeof a->sun_path;
    if (ok) {
        memset(a, 0, sizeof *a);
        a->sun_family = AF_UNIX;
        memcpy(a->sun_path, data, buffer.size);
        *size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + buffer.size + !abstract);
    } else {
        ou_raise(th, &ou_exc_os_error, "AF_UNIX path too long");
    }
    ou_buffer_release(th, &buffer);
    return ok;
}

static bool read_pair(OuThread *th, OuObject *o, const char *function, const char *family, int64_t *a, int64_t *b)
{
    return want_tuple(th, o, function, family, 2, 2) && ou_as_i64(th, ou_tuple_borrow(o, 0), a) &&
           ou_as_i64(th, ou_tuple_borrow(o, 1), b);
}

/* (interface, protocol[, kind[, hardware type[, hardware address]]]) */
static bool read_packet(OuThread *th, OuObject *o, const char *function, OuAddress *out, socklen_t *size)
{
    struct sockaddr_ll *a = (struct sockaddr_ll *)out;
    int protocol, kind = 0, hardware = 0;
    OuPosixPath name;
    if (!ou_is_tuple(o)) {
        return ou_raise(th, &ou_exc_type_error, "%s(): AF_PACKET address must be tuple, not %T", function, o);
    }
    size_t n = ou_tuple_size(o);
    if (n < 2 || n > 5) {
        return ou_raise(th, &ou_exc_type_error,
                        "%s(): AF_PACKET address must be a tuple of two to five elements", function);
    }
    if (!ou_posix_path(th, &name, function, "interface", ou_tuple_borrow(o, 0), 0)) {
        return false;
    }
    unsigned index = if_nametoindex(name.text);
    ou_posix_path_end(th, &name);
    if (index == 0) {
        return ou_posix_done(th, -1, NULL, NULL) != NULL;
    }
    if (!ou_as_format_int(th, ou_tuple_borrow(o, 1), &protocol) || (n > 2 && !ou_as_format_int(th, ou_tuple_borrow(o, 2), &kind)) ||
        (n > 3 && !ou_as_format_int(th, ou_tuple_borrow(o, 3), &hardware))) {
        return false;
    }
    if (protocol < 0 || protocol > 0xffff) {
        return ou_raise(th, &ou_exc_overflow_error, "%s(): proto argument must be 0-65535.", function);
    }
    memset(a, 0, sizeof *a);
    if (n > 4) {
        OuBuffer buffer;
        if (!ou_buffer_acquire(th, ou_tuple_borrow(o, 4), &buffer, false)) {
            return false;
        }
        bool fits = buffer.size <= sizeof a->sll_addr;
        if (fits) {
            memcpy(a->sll_addr, buffer.data, buffer.size);
            a->sll_halen = (unsigned char)buffer.size;
        }
        ou_buffer_release(th, &buffer);
        if (!fits) {
            return ou_raise(th, &ou_exc_value_error, "Hardware address must be 8 bytes or less");
        }
    }
    a->sll_family = AF_PACKET;
    a->sll_protocol = htons((uint16_t)protocol);
    a->sll_ifindex = (int)index;
    a->sll_pkttype = (unsigned char)kind;
    a->sll_hatype = (unsigned short)hardware;
    *size = sizeof *a;
    return true;
}

bool ou_address_read(OuThread *th, const OuSocket *s, OuObject *o, const char *function, OuAddress *out, socklen_t *size)
{
    int64_t a, b;
    memset(out, 0, sizeof *out);
    switch (s->family) {
    case AF_INET:
        return read_inet(th, o, function, out, size);
    case AF_INET6:
        return read_inet6(th, o, function, out, size);
    case AF_UNIX:
        return read_unix(th, o, out, size);
    case AF_PACKET:
        return read_packet(th, o, function, out, size);
    case AF_NETLINK:
        if (!read_pair(th, o, function, "AF_NETLINK", &a, &b)) {
            return false;
        }
        *(struct sockaddr_nl *)out = (struct sockaddr_nl){.nl_family = AF_NETLINK, .nl_pid = (uint32_t)a, .nl_groups = (uint32_t)b};
        *size = sizeof(struct sockaddr_nl);
        return true;
    case AF_VSOCK:
        if (!read_pair(th, o, function, "AF_VSOCK", &a, &b)) {
            return false;
        }
        *(struct sockaddr_vm *)out = (struct sockaddr_vm){.svm_family = AF_VSOCK, .svm_port = (uint32_t)b, .svm_cid = (uint32_t)a};
        *size = sizeof(struct sockaddr_vm);
        return true;
    default:
        return ou_raise(th, &ou_exc_os_error, "%s(): bad family", function);
    }
}

static OuObject *host_text(OuThread *th, int family, const void *address)
{
    char text[INET6_ADDRSTRLEN];
    return inet_ntop(family, address, text, sizeof text) == NULL ? ou_posix_done(th, -1, NULL, NULL) : ou_str_from_text(th, text);
}

static OuObject *unix_new(OuThread *th, const struct sockaddr_un *a, socklen_t size)
{
    size_t length = size > offsetof(struct sockaddr_un, sun_path) ? size - offsetof(struct sockaddr_un, sun_path) : 0;
    if (length > 0 && a->sun_path[0] == 0) {
        return ou_bytes_from(th, a->sun_path, length);
    }
    return ou_posix_name(th, a->sun_path, strnlen(a->sun_path, length), false);
}

OuObject *ou_address_new(OuThread *th, const OuAddress *address, socklen_t size)
{
    if (size == 0) {
        return OU_NONE;
    }
    switch (address->any.sa_family) {
    case AF_INET: {
        const struct sockaddr_in *a = (const struct sockaddr_in *)address;
        return ou_seq_pair_adopt(th, host_text(th, AF_INET, &a->sin_addr), ou_int_new(th, ntohs(a->sin_port)));
    }
    case AF_INET6: {
        const struct sockaddr_in6 *a = (const struct sockaddr_in6 *)address;
        OuObject *items[] = {host_text(th, AF_INET6, &a->sin6_addr), ou_int_new(th, ntohs(a->sin6_port)),
                             ou_int_new(th, ntohl(a->sin6_flowinfo)), ou_int_new(th, a->sin6_scope_id)};
        return ou_tuple_adopt(th, items, 4);
    }
    case AF_UNIX:
        return unix_new(th, (const struct sockaddr_un *)address, size);
    case AF_NETLINK: {
        const struct sockaddr_nl *a = (const struct sockaddr_nl *)address;
        return ou_seq_pair_adopt(th, ou_int_new(th, a->nl_pid), ou_int_new(th, a->nl_groups));
    }
    case AF_VSOCK: {
        const struct sockaddr_vm *a = (const struct sockaddr_vm *)address;
        return ou_seq_pair_adopt(th, ou_int_new(th, a->svm_cid), ou_int_new(th, a->svm_port));
    }
    case AF_PACKET: {
        const struct sockaddr_ll *a = (const struct sockaddr_ll *)address;
        char name[IF_NAMESIZE] = "";
        if_indextoname((unsigned)a->sll_ifindex, name);
        OuObject *items[] = {ou_str_from_text(th, name), ou_int_new(th, ntohs(a->sll_protocol)), ou_int_new(th, a->sll_pkttype),
                             ou_int_new(th, a->sll_hatype), ou_bytes_from(th, (const char *)a->sll_addr, a->sll_halen)};
        return ou_tuple_adopt(th, items, 5);
    }
    default: { /* a family that is not known here: (family, bytes) */
        return ou_seq_pair_adopt(th, ou_int_new(th, address->any.sa_family),
                             ou_bytes_from(th, address->any.sa_data, sizeof address->any.sa_data));
    }
    }
}
