/* resolve.c - looking names up: hosts, services, protocols, interfaces; numbers between the host's and the net's order.
 *
 * The C library looks hosts up, with the lock given up. Its results are copied before the lock is taken back. */
#include "10_builtin/data_int.h"
#include "06_types/audit.h"
#include "10_builtin/socket/socket_int.h"

#include <arpa/inet.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

OuObject *ou_resolve_gaierror(OuThread *th)
{
    return ou_data_exception(th, OU_KEPT_SOCKET_GAIERROR, "socket.gaierror", &ou_exc_os_error);
}

OuObject *ou_resolve_herror(OuThread *th)
{
    return ou_data_exception(th, OU_KEPT_SOCKET_HERROR, "socket.herror", &ou_exc_os_error);
}

static void raise_gai(OuThread *th, int error)
{
    if (error == EAI_SYSTEM) {
        ou_posix_done(th, -1, NULL, NULL);
    } else {
        ou_data_raise_number(th, ou_resolve_gaierror(th), error, gai_strerror(error));
    }
}

const char *ou_resolve_text(OuThread *th, OuObject *o, OuObject **holder)
{
    *holder = NULL;
    if (ou_is_str(o)) {
        *holder = ou_str_encode(th, o, ou_str_is_ascii(o) ? "ascii" : "idna", "strict");
    } else if (ou_is_bytes(o)) {
        *holder = ou_keep(o);
    } else if (ou_is_bytearray(o)) {
        *holder = ou_bytes_from(th, ou_bytearray_data(o), ((const OuByteArray *)o)->size);
    } else {
        return ou_null(th, &ou_exc_type_error, "str, bytes or bytearray expected, not %T", o);
    }
    if (*holder == NULL) {
        return NULL;
    }
    if (strlen(ou_bytes_data(*holder)) != ou_bytes_size(*holder)) {
        return ou_null(th, &ou_exc_type_error, "host name must not contain null character");
    }
    return ou_bytes_data(*holder);
}

/* getaddrinfo() with the lock given up; 0 or its error. */
static int look_up(OuThread *th, const char *host, const char *service, const struct addrinfo *hints, struct addrinfo **found)
{
    *found = NULL;
    ou_lock_leave(th);
    int error = getaddrinfo(host, service, hints, found);
    ou_lock_enter(th);
    return error;
}

bool ou_resolve_host(OuThread *th, const char *host, int family, OuAddress *out, socklen_t *size)
{
    struct addrinfo hints = {.ai_family = family}, *found;
    if (host[0] == 0) { /* any address of this host */
        hints.ai_socktype = SOCK_DGRAM;
        hints.ai_flags = AI_PASSIVE;
        int error = look_up(th, NULL, "0", &hints, &found);
        if (error != 0) {
            raise_gai(th, error);
            return false;
        }
        if (found->ai_next != NULL) {
            freeaddrinfo(found);
            return ou_raise(th, &ou_exc_os_error, "wildcard resolved to multiple address");
        }
    } else if (family == AF_INET && (strcmp(host, "<broadcast>") == 0 || strcmp(host, "255.255.255.255") == 0)) {
        struct sockaddr_in *a = (struct sockaddr_in *)out;
        *a = (struct sockaddr_in){.sin_family = AF_INET, .sin_addr.s_addr = INADDR_BROADCAST};
        *size = sizeof *a;
        return true;
    } else {
        int error = look_up(th, host, NULL, &hints, &found);
        if (error != 0) {
            raise_gai(th, error);
            return false;
        }
    }
    bool ok = found->ai_addrlen <= sizeof *out;
    if (ok) {
        memcpy(out, found->ai_addr, found->ai_addrlen);
        *size = found->ai_addrlen;
    }
    freeaddrinfo(found);
    return ok || ou_raise(th, &ou_exc_os_error, "address is too long");
}

/* ---- hosts ---- */

static OuObject *entry_of(OuThread *th, const struct addrinfo *a)
{
    OuAddress address;
    memset(&address, 0, sizeof address);
    memcpy(&address, a->ai_addr, a->ai_addrlen < sizeof address ? a->ai_addrlen : sizeof address);
    OuObject *items[] = {ou_int_new(th, a->ai_family), ou_int_new(th, a->ai_socktype), ou_int_new(th, a->ai_protocol),
                         ou_str_from_text(th, a->ai_canonname == NULL ? "" : a->ai_canonname),
                         ou_address_new(th, &address, a->ai_addrlen)};
    bool ok = true;
    for (size_t i = 0; i < OU_COUNT_OF(items); i++) {
        ok = ok && items[i] != NULL;
    }
    OuObject *tuple = ok ? ou_tuple_of(th, 5, items[0], items[1], items[2], items[3], items[4]) : NULL;
    for (size_t i = 0; i < OU_COUNT_OF(items); i++) {
        ou_drop_maybe(th, items[i]);
    }
    return tuple;
}

/* A service: None, a number or a name; *holder owned by the caller. */
static bool service_text(OuThread *th, OuObject *o, OuObject **holder, const char **text)
{
    *holder = NULL;
    *text = NULL;
    if (o == OU_NONE) {
        return true;
    }
    OuObject *shown = ou_is_int(o) ? ou_repr(th, o) : NULL;
    if (shown != NULL) {
        *holder = ou_str_encode(th, shown, "ascii", "strict");
        ou_drop(th, shown);
    } else if (ou_has_error(th)) {
        return false;
    } else if (ou_is_str(o)) {
        *holder = ou_str_encode(th, o, "utf-8", "strict");
    } else if (ou_is_bytes(o)) {
        *holder = ou_keep(o);
    } else {
        return ou_raise(th, &ou_exc_os_error, "Int or String expected");
    }
    *text = *holder == NULL ? NULL : ou_bytes_data(*holder);
    return *text != NULL;
}

OU_POSIX(getaddrinfo)
{
    struct addrinfo hints = {0}, *found = NULL;
    OuObject *host_holder = NULL, *service_holder = NULL, *list = NULL;
    const char *host = NULL, *service = NULL;
    bool ok = true;
    if (args[0] != OU_NONE) {
        if (!ou_is_str(args[0]) && !ou_is_bytes(args[0])) {
            return ou_null(th, &ou_exc_type_error, "getaddrinfo() argument 1 must be string or None");
        }
        ok = (host = ou_resolve_text(th, args[0], &host_holder)) != NULL;
    }
    ok = ok && service_text(th, args[1], &service_holder, &service) && ou_as_format_int(th, args[2], &hints.ai_family) &&
         ou_as_format_int(th, args[3], &hints.ai_socktype) && ou_as_format_int(th, args[4], &hints.ai_protocol) &&
         ou_as_format_int(th, args[5], &hints.ai_flags);
    ok = ok && (!ou_audited(th) || ou_audit(th, "socket.getaddrinfo", "OOiii", args[0], args[1], hints.ai_family, hints.ai_socktype,
                                            hints.ai_protocol));
    if (ok) {
        int error = look_up(th, host, service, &hints, &found);
        if (error != 0) {
            raise_gai(th, error);
        } else {
            list = ou_list_new(th, 0);
        }
    }
    for (const struct addrinfo *a = found; list != NULL && a != NULL; a = a->ai_next) {
        if (!ou_list_append_adopt(th, list, entry_of(th, a))) {
            ou_clear_ref(th, &list);
        }
    }
    if (found != NULL) {
        freeaddrinfo(found);
    }
    ou_drop_maybe(th, service_holder);
    ou_drop_maybe(th, host_holder);
    return list;
}

OU_POSIX(getnameinfo)
{
    int flags, port_number = 0;
    int64_t numbers[2] = {0, 0};
    if (!ou_as_format_int(th, args[1], &flags)) {
        return NULL;
    }
    OuObject *address = args[0];
    if (!ou_is_tuple(address)) {
        return ou_null(th, &ou_exc_type_error, "getnameinfo() argument 1 must be a tuple");
    }
    size_t n_parts = ou_tuple_size(address);
    if (n_parts < 2 || n_parts > 4 || !ou_is_str(ou_tuple_borrow(address, 0))) {
        return ou_null(th, &ou_exc_type_error, "getnameinfo(): illegal sockaddr argument");
    }
    if (!ou_as_format_int(th, ou_tuple_borrow(address, 1), &port_number)) {
        return NULL;
    }
    for (size_t i = 2; i < n_parts; i++) {
        if (!ou_as_i64(th, ou_tuple_borrow(address, i), &numbers[i - 2])) {
            return NULL;
        }
    }
    if (numbers[0] < 0 || numbers[0] > 0xfffff) {
        return ou_null(th, &ou_exc_overflow_error, "getnameinfo(): flowinfo must be 0-1048575.");
    }
    if (ou_audited(th) && !ou_audit(th, "socket.getnameinfo", "O", address)) {
        return NULL;
    }
    OuObject *holder = NULL, *result = NULL;
    const char *host = ou_resolve_text(th, ou_tuple_borrow(address, 0), &holder);
    char port[24], name[NI_MAXHOST], service[NI_MAXSERV];
    struct addrinfo hints = {.ai_socktype = SOCK_DGRAM, .ai_flags = AI_NUMERICHOST}, *found = NULL;
    snprintf(port, sizeof port, "%d", port_number);
    int error = host == NULL ? 0 : look_up(th, host, port, &hints, &found);
    if (error != 0) {
        raise_gai(th, error);
    } else if (host != NULL && found->ai_next != NULL) {
        ou_raise(th, &ou_exc_os_error, "sockaddr resolved to multiple addresses");
    } else if (host != NULL) {
        bool ok = true;
        if (found->ai_family == AF_INET && n_parts != 2) {
            ok = ou_raise(th, &ou_exc_os_error, "IPv4 sockaddr must be 2 tuple");
        } else if (found->ai_family == AF_INET6) {
            struct sockaddr_in6 *a = (struct sockaddr_in6 *)found->ai_addr;
            a->sin6_flowinfo = htonl((uint32_t)numbers[0]);
            a->sin6_scope_id = (uint32_t)numbers[1];
        }
        if (ok) {
            ou_lock_leave(th);
            error = getnameinfo(found->ai_addr, found->ai_addrlen, name, sizeof name, service, sizeof service, flags);
            ou_lock_enter(th);
            if (error != 0) {
                raise_gai(th, error);
            } else {
                OuObject *a = ou_str_from_text(th, name), *b = ou_str_from_text(th, service);
                result = ou_seq_pair_adopt(th, a, b);
            }
        }
    }
    if (found != NULL) {
        freeaddrinfo(found);
    }
    ou_drop_maybe(th, holder);
    return result;
}

OU_POSIX(gethostname)
{
    char name[1024];
    if (ou_audited(th) && !ou_audit(th, "socket.gethostname", "")) {
        return NULL;
    }
    if (gethostname(name, sizeof name) != 0) {
        return ou_posix_done(th, -1, NULL, NULL);
    }
    name[sizeof name - 1] = 0;
    return ou_posix_name(th, name, strlen(name), false);
}

OU_POSIX(sethostname)
{
    OuPosixPath name;
    OuObject *result = NULL;
    if (ou_posix_path(th, &name, "sethostname", "name", args[0], 0) &&
        (!ou_audited(th) || ou_audit(th, "socket.sethostname", "O", args[0]))) {
        result = ou_posix_done(th, sethostname(name.text, strlen(name.text)), NULL, NULL);
    }
    ou_posix_path_end(th, &name);
    return result;
}

OU_POSIX(gethostbyname)
{
    OuObject *holder = NULL, *result = NULL;
    OuAddress address;
    socklen_t size;
    const char *host = ou_resolve_text(th, args[0], &holder);
    char text[INET_ADDRSTRLEN];
    if (host != NULL && (!ou_audited(th) || ou_audit(th, "socket.gethostbyname", "O", args[0])) &&
        ou_resolve_host(th, host, AF_INET, &address, &size)) {
        inet_ntop(AF_INET, &((struct sockaddr_in *)&address)->sin_addr, text, sizeof text);
        result = ou_str_from_text(th, text);
    }
    ou_drop_maybe(th, holder);
    return result;
}

/* (name, aliases, addresses) */
static OuObject *host_entry(OuThread *th, const struct hostent *h)
{
    OuObject *name = ou_posix_name(th, h->h_name, strlen(h->h_name), false);
    OuObject *aliases = name == NULL ? NULL : ou_list_new(th, 0), *addresses = aliases == NULL ? NULL : ou_list_new(th, 0);
    bool ok = addresses != NULL;
    for (char **at = h->h_aliases; ok && at != NULL && *at != NULL; at++) {
        ok = ou_list_append_adopt(th, aliases, ou_posix_name(th, *at, strlen(*at), false));
    }
    for (char **at = h->h_addr_list; ok && *at != NULL; at++) {
        char text[INET6_ADDRSTRLEN];
        ok = ou_list_append_adopt(th, addresses, ou_str_from_text(th, inet_ntop(h->h_addrtype, *at, text, sizeof text)));
    }
    OuObject *result = ok ? ou_tuple_of(th, 3, name, aliases, addresses) : NULL;
    ou_drop_maybe(th, addresses);
    ou_drop_maybe(th, aliases);
    ou_drop_maybe(th, name);
    return result;
}

static OuObject *by_host(OuThread *th, OuObject *o, int family, bool by_address)
{
    OuObject *holder = NULL, *result = NULL;
    OuAddress address;
    socklen_t size;
    const char *host = ou_resolve_text(th, o, &holder);
    if (host != NULL && (!ou_audited(th) || ou_audit(th, by_address ? "socket.gethostbyaddr" : "socket.gethostbyname", "O", o)) &&
        ou_resolve_host(th, host, family, &address, &size)) {
        struct hostent entry, *found = NULL;
        char room[16384];
        int error = 0;
        const void *number = address.any.sa_family == AF_INET6 ? (const void *)&((struct sockaddr_in6 *)&address)->sin6_addr
                                                               : (const void *)&((struct sockaddr_in *)&address)->sin_addr;
        ou_lock_leave(th);
        if (by_address) {
            gethostbyaddr_r(number, address.any.sa_family == AF_INET6 ? 16 : 4, address.any.sa_family, &entry, room, sizeof room,
                            &found, &error);
        } else {
            gethostbyname2_r(host, family, &entry, room, sizeof room, &found, &error);
        }
        ou_lock_enter(th);
        if (found == NULL) {
            ou_data_raise_number(th, ou_resolve_herror(th), error, hstrerror(error));
        } else {
            result = host_entry(th, found);
        }
    }
    ou_drop_maybe(th, holder);
    return result;
}

OU_POSIX(gethostbyname_ex)
{
    return by_host(th, args[0], AF_INET, false);
}

OU_POSIX(gethostbyaddr)
{
    return by_host(th, args[0], AF_UNSPEC, true);
}

/* ---- services and protocols ---- */

OU_POSIX(getservbyname)
{
    OuPosixPath name, protocol = {0};
    OuObject *result = NULL;
    if (ou_posix_path(th, &name, "getservbyname", "servicename", args[0], 0) &&
        (args[1] == NULL || ou_posix_path(th, &protocol, "getservbyname", "protocolname", args[1], 0)) &&
        (!ou_audited(th) || ou_audit(th, "socket.getservbyname", "ss", name.text, protocol.text))) {
        struct servent entry, *found = NULL;
        char room[4096];
        ou_lock_leave(th);
        getservbyname_r(name.text, protocol.text, &entry, room, sizeof room, &found);
        ou_lock_enter(th);
        result = found == NULL ? ou_null(th, &ou_exc_os_error, "service/proto not found") : ou_int_new(th, ntohs((uint16_t)found->s_port));
    }
    ou_posix_path_end(th, &protocol);
    ou_posix_path_end(th, &name);
    return result;
}

OU_POSIX(getservbyport)
{
    int port;
    OuPosixPath protocol = {0};
    OuObject *result = NULL;
    if (!ou_as_format_int(th, args[0], &port)) {
        return NULL;
    }
    if (port < 0 || port > 0xffff) {
        return ou_null(th, &ou_exc_overflow_error, "getservbyport: port must be 0-65535.");
    }
    if ((args[1] == NULL || ou_posix_path(th, &protocol, "getservbyport", "protocolname", args[1], 0)) &&
        (!ou_audited(th) || ou_audit(th, "socket.getservbyport", "is", port, protocol.text))) {
        struct servent entry, *found = NULL;
        char room[4096];
        ou_lock_leave(th);
        getservbyport_r(htons((uint16_t)port), protocol.text, &entry, room, sizeof room, &found);
        ou_lock_enter(th);
        result = found == NULL ? ou_null(th, &ou_exc_os_error, "port/proto not found") : ou_str_from_text(th, found->s_name);
    }
    ou_posix_path_end(th, &protocol);
    return result;
}

OU_POSIX(getprotobyname)
{
    OuPosixPath name;
    OuObject *result = NULL;
    if (ou_posix_path(th, &name, "getprotobyname", "name", args[0], 0)) {
        struct protoent entry, *found = NULL;
        char room[4096];
        getprotobyname_r(name.text, &entry, room, sizeof room, &found);
        result = found == NULL ? ou_null(th, &ou_exc_os_error, "protocol not found") : ou_int_new(th, found->p_proto);
    }
    ou_posix_path_end(th, &name);
    return result;
}

/* ---- interfaces ---- */

OU_POSIX(if_nameindex)
{
    struct if_nameindex *all = if_nameindex();
    OuObject *list = all == NULL ? ou_posix_done(th, -1, NULL, NULL) : ou_list_new(th, 0);
    for (size_t i = 0; list != NULL && all[i].if_index != 0; i++) {
        OuObject *index = ou_int_new(th, all[i].if_index), *name = ou_posix_name(th, all[i].if_name, strlen(all[i].if_name), false);
        OuObject *pair = ou_seq_pair_adopt(th, index, name);
        if (!ou_list_append_adopt(th, list, pair)) {
            ou_clear_ref(th, &list);
        }
    }
    if (all != NULL) {
        if_freenameindex(all);
    }
    return list;
}

OU_POSIX(if_nametoindex)
{
    OuPosixPath name;
    OuObject *result = NULL;
    if (ou_posix_path(th, &name, "if_nametoindex", "name", args[0], 0)) {
        unsigned index = if_nametoindex(name.text);
        result = index == 0 ? ou_null(th, &ou_exc_os_error, "no interface with this name") : ou_int_new(th, index);
    }
    ou_posix_path_end(th, &name);
    return result;
}

OU_POSIX(if_indextoname)
{
    int64_t index;
    char name[IF_NAMESIZE];
    if (!ou_as_i64(th, args[0], &index)) {
        return NULL;
    }
    return if_indextoname((unsigned)index, name) == NULL ? ou_posix_done(th, -1, NULL, NULL)
                                                         : ou_posix_name(th, name, strlen(name), false);
}

/* ---- numbers ---- */

static bool read_16(OuThread *th, const char *function, OuObject *o, uint32_t *out)
{
    int value;
    if (!ou_as_format_int(th, o, &value)) {
        return false;
    }
    *out = (uint32_t)value;
    return (value >= 0 && value <= UINT16_MAX) ||
           ou_raise(th, &ou_exc_overflow_error, value < 0 ? "%s: can't convert negative Python int to C 16-bit unsigned integer"
                                                          : "%s: Python int too large to convert to C 16-bit unsigned integer", function);
}

static bool read_32(OuThread *th, OU_UNUSED const char *function, OuObject *o, uint32_t *out)
{
    uint64_t value;
    if (!ou_is_int(o)) {
        return ou_raise(th, &ou_exc_type_error, "expected int, %T found", o);
    }
    if (ou_int_sign(o) < 0) {
        return ou_raise(th, &ou_exc_overflow_error, "can't convert negative value to unsigned int");
    }
    if (!ou_int_as_u64(th, o, &value)) {
        ou_error_clear(th);
        return ou_raise(th, &ou_exc_overflow_error, "Python int too large to convert to C unsigned long");
    }
    *out = (uint32_t)value;
    return value <= UINT32_MAX || ou_raise(th, &ou_exc_overflow_error, "int larger than 32 bits");
}

#define SWAP(name, bits, expression)                                                               \
    OU_POSIX(name)                                                                                 \
    {                                                                                              \
        uint32_t value = 0;                                                                        \
        return read_##bits(th, #name, args[0], &value) ? ou_int_new(th, (int64_t)(expression)) : NULL; \
    }
SWAP(htons, 16, htons((uint16_t)value))
SWAP(ntohs, 16, ntohs((uint16_t)value))
SWAP(htonl, 32, htonl(value))
SWAP(ntohl, 32, ntohl(value))

OU_POSIX(inet_aton)
{
    OuPosixPath text;
    OuObject *result = NULL;
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "inet_aton() argument 1 must be str, not %G", args[0]);
    }
    if (ou_posix_path(th, &text, "inet_aton", "ip_addr", args[0], 0)) {
        struct in_addr a;
        result = inet_aton(text.text, &a) == 0 ? ou_null(th, &ou_exc_os_error, "illegal IP address string passed to inet_aton")
                                               : ou_bytes_from(th, (const char *)&a, sizeof a);
    }
    ou_posix_path_end(th, &text);
    return result;
}

OU_POSIX(inet_ntoa)
{
    OuBuffer buffer;
    if (!ou_buffer_acquire(th, args[0], &buffer, false)) {
        return NULL;
    }
    char text[INET_ADDRSTRLEN];
    OuObject *result = buffer.size != 4 ? ou_null(th, &ou_exc_os_error, "packed IP wrong length for inet_ntoa")
                                        : ou_str_from_text(th, inet_ntop(AF_INET, buffer.data, text, sizeof text));
    ou_buffer_release(th, &buffer);
    return result;
}

OU_POSIX(inet_pton)
{
    int family;
    OuPosixPath text;
    OuObject *result = NULL;
    if (!ou_as_format_int(th, args[0], &family)) {
        return NULL;
    }
    if (!ou_is_str(args[1])) {
        return ou_null(th, &ou_exc_type_error, "inet_pton() argument 2 must be str, not %G", args[1]);
    }
    if (ou_posix_path(th, &text, "inet_pton", "ip_string", args[1], 0)) {
        char packed[16];
        int done = inet_pton(family, text.text, packed);
        result = done < 0    ? ou_posix_done(th, -1, NULL, NULL)
                 : done == 0 ? ou_null(th, &ou_exc_os_error, "illegal IP address string passed to inet_pton")
                             : ou_bytes_from(th, packed, family == AF_INET ? 4 : 16);
    }
    ou_posix_path_end(th, &text);
    return result;
}

OU_POSIX(inet_ntop)
{
    int family;
    OuBuffer buffer;
    if (!ou_as_format_int(th, args[0], &family) || !ou_buffer_acquire(th, args[1], &buffer, false)) {
        return NULL;
    }
    char text[INET6_ADDRSTRLEN];
    OuObject *result = NULL;
    if (family != AF_INET && family != AF_INET6) {
        ou_raise(th, &ou_exc_value_error, "unknown address family %d", family);
    } else if (buffer.size != (family == AF_INET ? 4u : 16u)) {
        ou_raise(th, &ou_exc_value_error, "invalid length of packed IP address string");
    } else {
        result = ou_str_from_text(th, inet_ntop(family, buffer.data, text, sizeof text));
    }
    ou_buffer_release(th, &buffer);
    return result;
}

const OuMethodDef ou_resolve_functions[] = {
    {"getaddrinfo", posix_getaddrinfo, "host, port, family=0, type=0, proto=0, flags=0", 0, "Resolve host and port into addrinfo struct."},
    {"getnameinfo", posix_getnameinfo, "!!sockaddr, flags, /", OU_FN_BARE, "Get host and port for a sockaddr."},
    {"gethostname", posix_gethostname, "", 0, "Return the current host name."},
    {"sethostname", posix_sethostname, "!!name, /", OU_FN_BARE, "Sets the hostname to name."},
    {"gethostbyname", posix_gethostbyname, "!!host, /", OU_FN_BARE, "Return the IP address (a string of the form '255.255.255.255') for a host."},
    {"gethostbyname_ex", posix_gethostbyname_ex, "!!host, /", OU_FN_BARE, "Return the true host name, a list of aliases, and a list of IP addresses, for a host."},
    {"gethostbyaddr", posix_gethostbyaddr, "!!host, /", OU_FN_BARE, "Return the true host name, a list of aliases, and a list of IP addresses, for a host."},
    {"getservbyname", posix_getservbyname, "!!servicename, protocolname=None, /", OU_FN_BARE, "Return a port number from a service name and protocol name."},
    {"getservbyport", posix_getservbyport, "!!port, protocolname=None, /", OU_FN_BARE, "Return the service name from a port number and protocol name."},
    {"getprotobyname", posix_getprotobyname, "!!name, /", OU_FN_BARE, "Return the protocol number for the named protocol."},
    {"if_nameindex", posix_if_nameindex, "", 0, "Returns a list of network interface information (index, name) tuples."},
    {"if_nametoindex", posix_if_nametoindex, "!!name, /", OU_FN_BARE, "Returns the interface index corresponding to the interface name if_name."},
    {"if_indextoname", posix_if_indextoname, "index, /", 0, "Returns the interface name corresponding to the interface index if_index."},
    {"htons", posix_htons, "!!x, /", OU_FN_BARE, "Convert a 16-bit unsigned integer from host to network byte order."},
    {"ntohs", posix_ntohs, "!!x, /", OU_FN_BARE, "Convert a 16-bit unsigned integer from network to host byte order."},
    {"htonl", posix_htonl, "x, /", 0, "Convert a 32-bit integer from host to network byte order."},
    {"ntohl", posix_ntohl, "x, /", 0, "Convert a 32-bit integer from network to host byte order."},
    {"inet_aton", posix_inet_aton, "!!ip_addr, /", OU_FN_BARE, "Convert an IP address in string format (123.45.67.89) to the 32-bit packed binary format."},
    {"inet_ntoa", posix_inet_ntoa, "!!packed_ip, /", OU_FN_BARE, "Convert an IP address from 32-bit packed binary format to string format"},
    {"inet_pton", posix_inet_pton, "!!af, ip, /", OU_FN_BARE, "Convert an IP address from string format to a packed string suitable for use with low-level network functions."},
    {"inet_ntop", posix_inet_ntop, "!!af, packed_ip, /", OU_FN_BARE, "Convert a packed IP address of the given family to string format."},
    {NULL, NULL, NULL, 0, NULL},
};
