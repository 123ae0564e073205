/* place_error.c - place_error.h. The file is read in pieces of the stack's size: errors are rare and lines short. */
#include "08_compile/place_error.h"

#include "06_types/bytes.h"
#include "06_types/exceptions.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#define LINE_ROOM 2000 /* bytes of a line that are shown */
#define READ_ROOM 4096

/* Line `number` (from 1) of an open file with its newline, cut at LINE_ROOM; its length, 0: there is none. */
static size_t read_line(int file, uint32_t number, char line[LINE_ROOM])
{
    char piece[READ_ROOM];
    size_t length = 0;
    uint32_t at = 1;
    for (;;) {
        ssize_t n = read(file, piece, sizeof piece);
        if (n <= 0) {
            if (n < 0 && errno == EINTR) {
                continue;
            }
            return length;
        }
        for (ssize_t i = 0; i < n; i++) {
            if (at == number && length < LINE_ROOM) {
                line[length++] = piece[i];
            }
            at += piece[i] == '\n';
            if (at > number) {
                return length;
            }
        }
    }
}

/* Short of memory, or of a file, there is no line; no error is pending then. */
static size_t line_of_file(OuThread *th, OuObject *filename, uint32_t number, char line[LINE_ROOM])
{
    OuObject *path = filename == NULL || !ou_is_str(filename) || number == 0
                         ? NULL
                         : ou_str_encode(th, filename, "utf-8", "surrogateescape");
    int file = -1;
    if (path != NULL && strlen(ou_bytes_data(path)) == ou_bytes_size(path)) {
        file = open(ou_bytes_data(path), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    }
    ou_drop_maybe(th, path);
    ou_error_clear(th);
    if (file < 0) {
        return 0;
    }
    size_t length = read_line(file, number, line);
    close(file);
    return length;
}

bool ou_place_error_list(OuThread *th, OuObject *filename, OuPlace08 place, bool bare, const char *format,
                         va_list args)
{
    OuObject *message = ou_str_format_list(th, format, args);
    if (message == NULL) {
        return false;
    }
    char line[LINE_ROOM];
    size_t length = line_of_file(th, filename, place.line, line), size;
    OuObject *holder = NULL;
    const char *utf8 = ou_str_utf8(th, message, &size, &holder);
    if (utf8 != NULL) {
        ou_raise_syntax(th, OU_SYNTAX, utf8, filename, place.line, place.col + 1u, place.end_line, place.end_col + 1u,
                        length == 0 ? NULL : line, length);
    }
    if (place.end_col == UINT32_MAX && th->error != NULL && ou_is_of(th, th->error, &ou_exc_syntax_error)) {
        ou_replace(th, &((OuSyntaxError *)th->error)->end_offset, OU_NONE);
    }
    if (bare && th->error != NULL && ou_is_of(th, th->error, &ou_exc_syntax_error)) {
        OuObject *only = ou_tuple_from(th, &message, 1);
        if (only != NULL) {
            ou_replace(th, &((OuException *)th->error)->args, only);
        }
    }
    ou_drop_maybe(th, holder);
    ou_drop(th, message);
    return false;
}

bool ou_place_error(OuThread *th, OuObject *filename, OuPlace08 place, bool bare, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    ou_place_error_list(th, filename, place, bare, format, args);
    va_end(args);
    return false;
}
