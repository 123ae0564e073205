/* program.c - which program runs: its name (sys.executable), the binary behind it, and the virtual environment it stands in.
 *
 * A virtual environment (PEP 405) is a folder with a link to the binary below bin/ and a file pyvenv.cfg. It is known by the name
 * that the command was called by, so links are not followed there; the library is looked for beside the binary itself. */
#include "13_cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

/* "./a", "a//b" and "x/../a" without what changes nothing, in place; a path that starts with ".." keeps that. */
static void tidy(char *path)
{
    bool rooted = path[0] == '/';
    char *start = path + (rooted ? 1 : 0), *to = start;
    for (const char *from = start; *from != 0;) {
        size_t size = strcspn(from, "/"), skip = size + strspn(from + size, "/");
        char *last = to; /* where the part before begins */
        while (last > start && last[-1] != '/') {
            last--;
        }
        bool is_up = size == 2 && from[0] == '.' && from[1] == '.';
        bool after_up = to - last == 2 && last[0] == '.' && last[1] == '.';
        if (is_up && to > start && !after_up) {
            to = last > start ? last - 1 : start;
        } else if (size > 0 && !(size == 1 && from[0] == '.') && !(is_up && rooted)) {
            if (to > start) {
                *to++ = '/';
            }
            memmove(to, from, size);
            to += size;
        }
        from += skip;
    }
    *to = 0;
}

static bool is_program(const char *path)
{
    struct stat s;
    return stat(path, &s) == 0 && S_ISREG(s.st_mode) && access(path, X_OK) == 0;
}

/* The first of PATH's folders with a program of that name; malloc; NULL: none, or no memory. */
static char *search(const char *name)
{
    const char *path = getenv("PATH");
    while (path != NULL && *path != 0) {
        size_t size = strcspn(path, ":"), room = size + strlen(name) + 3; /* of an empty part: "./" */
        char *candidate = malloc(room);
        if (candidate != NULL) {
            snprintf(candidate, room, "%.*s/%s", size == 0 ? 1 : (int)size, size == 0 ? "." : path, name);
            if (is_program(candidate)) {
                return candidate;
            }
        }
        free(candidate);
        path += size + (path[size] == ':');
    }
    return NULL;
}

/* By the name it was called; malloc; NULL: that leads nowhere, or no memory. */
static char *name_of(const char *called)
{
    char *found = strchr(called, '/') != NULL ? strdup(called) : search(called);
    if (found == NULL || !is_program(found)) {
        free(found);
        return NULL;
    }
    tidy(found);
    char *absolute = ou_path_absolute(found);
    free(found);
    return absolute;
}

/* A path without its last part, in place; false: it has one only. */
static bool cut_last(char *path)
{
    char *slash = strrchr(path, '/');
    if (slash == NULL || slash == path) {
        return false;
    }
    *slash = 0;
    return true;
}

static FILE *open_in(const char *folder, const char *name)
{
    char path[4096];
    int size = snprintf(path, sizeof path, "%s/%s", folder, name);
    return size > 0 && (size_t)size < sizeof path ? fopen(path, "r") : NULL;
}

static char *trim(char *text)
{
    text += strspn(text, " \t");
    size_t size = strlen(text);
    while (size > 0 && strchr(" \t\r\n", text[size - 1]) != NULL) {
        text[--size] = 0;
    }
    return text;
}

/* The lines "key = value" of pyvenv.cfg. Without a word about them the packages of the system count. */
static void read_settings(OuOptions *o, FILE *file)
{
    char *line = NULL;
    size_t room = 0;
    o->system_packages = true;
    while (getline(&line, &room, file) >= 0) {
        char *equals = strchr(line, '=');
        if (equals == NULL) {
            continue;
        }
        *equals = 0;
        const char *key = trim(line), *value = trim(equals + 1);
        if (strcasecmp(key, "include-system-site-packages") == 0) {
            o->system_packages = strcasecmp(value, "true") == 0;
        } else if (strcasecmp(key, "home") == 0) {
            free((void *)o->library.home);
            o->library.home = strdup(value);
        }
    }
    free(line);
}

bool ou_program_find(OuOptions *o, const char *called)
{
    OuLibraryConfig *l = &o->library;
    l->base_executable = realpath("/proc/self/exe", NULL);
    l->executable = called == NULL ? NULL : name_of(called);
    if (l->executable == NULL) {
        l->executable = l->base_executable == NULL ? NULL : strdup(l->base_executable);
    }
    o->system_packages = true;
    char *folder = l->executable == NULL ? NULL : strdup(l->executable);
    if (folder == NULL) {
        return l->base_executable == NULL; /* without /proc there is no name, and that is all */
    }
    tidy(folder);
    if (!l->no_site && cut_last(folder)) { /* beside the program, or one folder up */
        FILE *file = open_in(folder, "pyvenv.cfg");
        if (cut_last(folder) && file == NULL) {
            file = open_in(folder, "pyvenv.cfg");
        }
        if (file != NULL) {
            read_settings(o, file);
            fclose(file);
            l->prefix = folder;
            return true;
        }
    }
    free(folder);
    return true;
}

void ou_program_free(OuOptions *o)
{
    free((void *)o->library.executable);
    free((void *)o->library.base_executable);
    free((void *)o->library.prefix);
    free((void *)o->library.home);
}
