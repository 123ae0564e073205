/* archive.c - is a script a folder or a .zip archive, whose __main__ is to be run? */
#include "13_cli/cli.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#define END_SIZE 22           /* bytes of a .zip's last record, when it has no comment */
#define COMMENT_MAX 65535

bool ou_archive_is(const char *file)
{
    struct stat status;
    if (stat(file, &status) != 0) {
        return false;
    }
    if (S_ISDIR(status.st_mode)) {
        return true;
    }
    FILE *in = S_ISREG(status.st_mode) && status.st_size >= END_SIZE ? fopen(file, "rb") : NULL;
    if (in == NULL) {
        return false;
    }
    /* The record stands last; a comment may follow it, which only what begins like an archive is searched for. */
    char head[2] = {0}, tail[END_SIZE + COMMENT_MAX];
    size_t wanted = fread(head, 1, sizeof head, in) == sizeof head && memcmp(head, "PK", 2) == 0 ? sizeof tail : END_SIZE;
    if ((size_t)status.st_size < wanted) {
        wanted = (size_t)status.st_size;
    }
    bool found = false;
    if (fseek(in, -(long)wanted, SEEK_END) == 0 && fread(tail, 1, wanted, in) == wanted) {
        found = memmem(tail, wanted, "PK\5\6", 4) != NULL;
    }
    fclose(in);
    return found;
}
