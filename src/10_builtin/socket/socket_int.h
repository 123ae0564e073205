/* socket_int.h - the files of the module _socket: addresses, the socket object, looking names up. */
#ifndef OU_SOCKET_INT_H
#define OU_SOCKET_INT_H

#include "10_builtin/posix/posix_int.h"

#include <sys/socket.h>

extern const OuType ou_socket_type;

typedef struct OuSocket {
    OuObject head;
    int fd;          /* -1: closed */
    int family, type, protocol;
    int64_t timeout; /* nanoseconds; -1: block; 0: do not */
} OuSocket;

typedef union OuAddress {
    struct sockaddr any;
    struct sockaddr_storage storage;
    char bytes[sizeof(struct sockaddr_storage)];
} OuAddress;

/* address.c: between Python's form of an address (a tuple, a path, ...) and the system's. `function` is for errors. */
bool ou_address_read(OuThread *th, const OuSocket *s, OuObject *o, const char *function, OuAddress *out, socklen_t *size);
OuObject *ou_address_new(OuThread *th, const OuAddress *address, socklen_t size); /* None: there is none */

/* resolve.c: a host's name or number to an address of a family (its port is left alone). gaierror. The lock is given up. */
bool ou_resolve_host(OuThread *th, const char *host, int family, OuAddress *out, socklen_t *size);
/* The text of a host argument: str by IDNA, bytes and bytearray as they are; *holder owned by the caller. */
const char *ou_resolve_text(OuThread *th, OuObject *o, OuObject **holder);
/* The module's exception classes; borrowed. NULL with an error. */
OuObject *ou_resolve_gaierror(OuThread *th);
OuObject *ou_resolve_herror(OuThread *th);
extern const OuMethodDef ou_resolve_functions[];

/* socket_object.c */
OuObject *ou_socket_new(OuThread *th, int fd, int family, int type, int protocol);
bool ou_socket_timeout(OuThread *th, OuObject *o, int64_t *ns); /* None: -1 */
OuObject *ou_socket_seconds(OuThread *th, int64_t ns);

#endif
