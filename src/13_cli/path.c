/* path.c - sys.path: the script's folder, OUROPATH, PYTHONPATH, the library, the folders of installed packages.
 *
 * The library is CPython 3.11's own: it is looked for in OUROHOME, beside the binary, and where Debian has it. Installed
 * packages are found where site.py would find them, without running it: it would double the time that a small program takes
 * to start. So code in .pth files is not run either (docs/differences.md); `import site` does all of it. A virtual environment is
 * somebody's choice for one program, and so are PYTHONPATH and OUROPATH: code in its .pth files (packages that are installed to be
 * edited have some), and a sitecustomize.py or usercustomize.py in their folders, make `site` run first. */
#include "13_cli/cli.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define DEBIAN_LIBRARY "/usr/lib/python3.11"

typedef struct Paths {
    const char **items; /* owned strings, ended by NULL */
    size_t n, room;
    bool failed;
} Paths;

/* Takes text over; NULL is no memory. */
static void add_adopt(Paths *p, char *text)
{
    if (text != NULL && p->n + 2 > p->room) {
        size_t room = p->room * 2 + 16;
        const char **items = realloc(p->items, room * sizeof *items);
        if (items == NULL) {
            free(text);
            text = NULL;
        } else {
            p->items = items;
            p->room = room;
        }
    }
    if (text == NULL) {
        p->failed = true;
        return;
    }
    p->items[p->n++] = text;
    p->items[p->n] = NULL;
}

static char *join(const char *folder, const char *name)
{
    size_t size = strlen(folder) + strlen(name) + 2;
    char *path = malloc(size);
    if (path != NULL) {
        snprintf(path, size, "%s/%s", strcmp(folder, "/") == 0 ? "" : folder, name);
    }
    return path;
}

char *ou_path_absolute(const char *file)
{
    char *folder = file[0] == '/' ? NULL : getcwd(NULL, 0);
    if (folder == NULL) {
        return strdup(file);
    }
    char *path = file[0] == 0 ? strdup(folder) : join(folder, file);
    free(folder);
    return path;
}

/* The parts of a variable like PATH; an empty part is the current folder. */
static void add_list(Paths *p, const char *value)
{
    while (value != NULL && *value != 0) {
        const char *colon = strchr(value, ':');
        char *part = colon == NULL ? strdup(value) : strndup(value, (size_t)(colon - value));
        add_adopt(p, part == NULL ? NULL : ou_path_absolute(part));
        free(part);
        value = colon == NULL ? NULL : colon + 1;
        if (colon != NULL && *value == 0) {
            add_adopt(p, ou_path_absolute(""));
        }
    }
}

static bool has_library(const char *folder)
{
    char *probe = folder == NULL ? NULL : join(folder, "os.py");
    bool has = probe != NULL && access(probe, R_OK) == 0;
    free(probe);
    return has;
}

/* The first of base/tail that holds the library; malloc; NULL: none. */
static char *library_below(const char *base)
{
    static const char *const tails[] = {"lib/python3.11", "../lib/python3.11", "."};
    for (size_t i = 0; base != NULL && i < OU_COUNT_OF(tails); i++) {
        char *folder = i + 1 < OU_COUNT_OF(tails) ? join(base, tails[i]) : strdup(base);
        if (has_library(folder)) {
            char *real = realpath(folder, NULL);
            free(folder);
            return real;
        }
        free(folder);
    }
    return NULL;
}

static char *find_library(const OuOptions *o)
{
    const char *home = o->library.ignore_environment ? NULL : getenv("OUROHOME");
    char *folder = home == NULL || home[0] == 0 ? NULL : library_below(home);
    if (folder == NULL && o->library.base_executable != NULL) {
        char *beside = strdup(o->library.base_executable), *slash = beside == NULL ? NULL : strrchr(beside, '/');
        if (slash != NULL) {
            *slash = 0;
            folder = library_below(beside);
        }
        free(beside);
    }
    if (folder == NULL && has_library(DEBIAN_LIBRARY)) {
        folder = strdup(DEBIAN_LIBRARY);
    }
    return folder;
}

/* The folders that a .pth file names, one a line. Does it have lines that start with `import`, too? They are not run: see the top. */
static bool add_pth(Paths *p, const char *folder, const char *name)
{
    bool has_code = false;
    char *path = join(folder, name), *line = NULL;
    FILE *file = path == NULL ? NULL : fopen(path, "r");
    size_t room = 0;
    for (ssize_t got; file != NULL && (got = getline(&line, &room, file)) >= 0;) {
        line[strcspn(line, "\r\n")] = 0;
        bool is_code = strncmp(line, "import ", 7) == 0 || strncmp(line, "import\t", 7) == 0;
        has_code = has_code || is_code;
        if (line[0] == 0 || line[0] == '#' || is_code) {
            continue;
        }
        char *wanted = line[0] == '/' ? strdup(line) : join(folder, line);
        char *real = wanted == NULL ? NULL : realpath(wanted, NULL);
        free(wanted);
        if (real != NULL) { /* what is not there is not an entry */
            add_adopt(p, real);
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    free(line);
    free(path);
    return has_code;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* A folder of installed packages, when it is there, and what its .pth files name, in order of their names. Do those have code? */
static bool add_packages_adopt(Paths *p, char *folder)
{
    bool has_code = false;
    DIR *entries = folder == NULL ? NULL : opendir(folder);
    if (entries == NULL) {
        free(folder);
        return false;
    }
    Paths pth = {0};
    for (struct dirent *e = readdir(entries); e != NULL; e = readdir(entries)) {
        size_t size = strlen(e->d_name);
        if (size > 4 && strcmp(e->d_name + size - 4, ".pth") == 0 && e->d_name[0] != '.') {
            add_adopt(&pth, strdup(e->d_name));
        }
    }
    closedir(entries);
    add_adopt(p, folder);
    if (pth.n > 1) {
        qsort(pth.items, pth.n, sizeof *pth.items, by_name);
    }
    for (size_t i = 0; i < pth.n; i++) {
        has_code = (!p->failed && add_pth(p, folder, pth.items[i])) || has_code;
        free((char *)pth.items[i]);
    }
    p->failed = p->failed || pth.failed;
    free(pth.items);
    return has_code;
}

static void add_script_folder(Paths *p, const OuOptions *o)
{
    if (o->command != NULL || o->file == NULL) {
        add_adopt(p, o->module != NULL ? ou_path_absolute("") : strdup(""));
        return;
    }
    char *real = realpath(o->file, NULL);
    const char *from = real == NULL ? o->file : real;
    const char *slash = strrchr(from, '/');
    add_adopt(p, slash == NULL ? strdup("") : strndup(from, slash == from ? 1 : (size_t)(slash - from)));
    free(real);
}

/* A folder that somebody put in the way may have a sitecustomize.py or usercustomize.py. */
static bool customizes(const char *folder)
{
    static const char *const names[] = {"sitecustomize.py", "usercustomize.py"};
    bool found = false;
    for (size_t i = 0; !found && i < OU_COUNT_OF(names); i++) {
        char *path = join(folder, names[i]);
        found = path != NULL && access(path, R_OK) == 0;
        free(path);
    }
    return found;
}

bool ou_path_build(OuOptions *o)
{
    OuLibraryConfig *l = &o->library;
    Paths p = {0};
    if (!l->safe_path && !o->is_archive) {
        add_script_folder(&p, o);
    }
    if (o->is_archive) { /* a folder or a .zip that is run is itself the first entry */
        add_adopt(&p, strdup(o->file));
    }
    if (!l->ignore_environment) {
        add_list(&p, getenv("OUROPATH"));
        add_list(&p, getenv("PYTHONPATH"));
    }
    if (!l->no_site) {
        for (size_t i = o->is_archive || !l->safe_path; i < p.n; i++) { /* not the program's own folder */
            o->runs_site = o->runs_site || customizes(p.items[i]);
        }
    }
    char *library = find_library(o);
    o->has_library = library != NULL;
    if (library != NULL) {
        l->library = library;
        add_adopt(&p, library);
    }
    if (!l->no_site) {
        if (l->prefix != NULL) {
            static const char *const folders[] = {"lib/python3.11/site-packages", "local/lib/python3.11/dist-packages",
                                                  "lib/python3/dist-packages", "lib/python3.11/dist-packages"};
            for (size_t i = 0; i < OU_COUNT_OF(folders); i++) {
                char *folder = join(l->prefix, folders[i]);
                o->runs_site = o->runs_site || (folder != NULL && customizes(folder));
                o->runs_site = add_packages_adopt(&p, folder) || o->runs_site;
            }
        }
        const char *home = o->system_packages ? getenv("HOME") : NULL;
        if (home != NULL && home[0] != 0 && !l->no_user_site && getuid() == geteuid()) {
            add_packages_adopt(&p, join(home, ".local/lib/python3.11/site-packages"));
        }
        if (o->system_packages) {
            add_packages_adopt(&p, strdup("/usr/local/lib/python3.11/dist-packages"));
            add_packages_adopt(&p, strdup("/usr/lib/python3/dist-packages"));
        }
    }
    o->path = p.items;
    l->path = p.items;
    return !p.failed;
}

void ou_path_free(OuOptions *o)
{
    for (size_t i = 0; o->path != NULL && o->path[i] != NULL; i++) {
        free((char *)o->path[i]);
    }
    free(o->path);
}
