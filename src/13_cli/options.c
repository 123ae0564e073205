/* options.c - argv and the environment to OuOptions. CPython 3.11's letters; --memory-limit is Ouro's own. */
#include "13_cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char usage[] = "usage: ouro [option] ... [-c cmd | -m mod | file | -] [arg] ...\n";

static const char help[] =
    "Options:\n"
    "-b     : issue warnings about comparing bytes with str (-bb: issue errors)\n"
    "-B     : don't write .pyc files on import\n"
    "-c cmd : program passed in as string (terminates option list)\n"
    "-E     : ignore PYTHON* environment variables\n"
    "-h     : print this help message and exit (also -? or --help)\n"
    "-i     : inspect interactively after running script\n"
    "-I     : isolate Ouro from the user's environment (implies -E and -s)\n"
    "-m mod : run library module as a script (terminates option list)\n"
    "-O     : remove assert and __debug__-dependent statements\n"
    "-OO    : do -O changes and also discard docstrings\n"
    "-P     : don't prepend a potentially unsafe path to sys.path\n"
    "-q     : don't print version and copyright messages on interactive startup\n"
    "-s     : don't add user site directory to sys.path\n"
    "-S     : don't imply 'import site' on initialization\n"
    "-u     : force the stdout and stderr streams to be unbuffered\n"
    "-v     : verbose (trace import statements)\n"
    "-V     : print the Ouro version number and exit (also --version)\n"
    "-W arg : warning control; arg is action:message:category:module:lineno\n"
    "-x     : skip first line of source, allowing use of non-Unix forms of #!cmd\n"
    "-X opt : set implementation-specific option: memstats, dis, utf8, dev,\n"
    "         pycache_prefix=PATH\n"
    "--memory-limit N : bytes this program may hold (K, M, G); MemoryError beyond\n"
    "file   : program read from script file\n"
    "-      : program read from stdin (default; interactive mode if a tty)\n"
    "arg ...: arguments passed to program in sys.argv[1:]\n";

#define MAX_REPEATED 64 /* -W and -X options that are kept */

static bool parse_size(const char *text, size_t *out)
{
    char *end;
    if (text[0] < '0' || text[0] > '9') {
        return false;
    }
    unsigned long long n = strtoull(text, &end, 10);
    unsigned shift = 0;
    switch (*end) {
    case 'k': case 'K': shift = 10; break;
    case 'm': case 'M': shift = 20; break;
    case 'g': case 'G': shift = 30; break;
    default: break;
    }
    if (shift != 0) {
        end++;
    }
    if (*end == 'B' || *end == 'b') {
        end++;
    }
    if (*end != 0 || n == 0 || n > (SIZE_MAX >> 1 >> shift)) {
        return false;
    }
    *out = (size_t)n << shift;
    return true;
}

static int bad_option(const char *what, const char *which)
{
    fprintf(stderr, "%s%s\n%sTry `ouro -h' for more information.\n", what, which, usage);
    return 2;
}

static bool is_set(const char *name)
{
    const char *value = getenv(name);
    return value != NULL && value[0] != 0;
}

static bool parse_hash_seed(OuOptions *o)
{
    const char *value = getenv("PYTHONHASHSEED");
    if (o->library.ignore_environment || value == NULL || value[0] == 0 || strcmp(value, "random") == 0) {
        return true;
    }
    char *end;
    unsigned long seed = strtoul(value, &end, 10);
    if (*end != 0 || seed > 4294967295ul || value[0] == '-') {
        fputs("Fatal Python error: config_init_hash_seed: PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]\n",
              stderr);
        return false;
    }
    o->fixed_seed = true;
    o->hash_seed = (uint32_t)seed;
    return true;
}

static void read_environment(OuOptions *o)
{
    OuLibraryConfig *l = &o->library;
    if (l->ignore_environment) {
        return;
    }
    l->dont_write_bytecode = l->dont_write_bytecode || is_set("PYTHONDONTWRITEBYTECODE");
    l->unbuffered = l->unbuffered || is_set("PYTHONUNBUFFERED");
    l->inspect = l->inspect || is_set("PYTHONINSPECT");
    l->no_user_site = l->no_user_site || is_set("PYTHONNOUSERSITE");
    l->safe_path = l->safe_path || is_set("PYTHONSAFEPATH");
    if (l->pycache_prefix == NULL && is_set("PYTHONPYCACHEPREFIX")) {
        l->pycache_prefix = getenv("PYTHONPYCACHEPREFIX");
    }
    const char *optimize = getenv("PYTHONOPTIMIZE");
    if (optimize != NULL && optimize[0] != 0) {
        int level = atoi(optimize);
        level = level < 1 ? 1 : level > 2 ? 2 : level;
        l->optimize = level > l->optimize ? level : l->optimize;
    }
}

/* sys.warnoptions: later ones count more: -X dev, PYTHONWARNINGS, -W (o->warn so far), -b. */
static bool collect_warn_options(OuOptions *o, size_t n_given)
{
    const OuLibraryConfig *l = &o->library;
    const char *value = l->ignore_environment ? NULL : getenv("PYTHONWARNINGS");
    size_t n = 0, room = n_given + 4;
    for (const char *c = value; c != NULL && *c != 0; c++) {
        room += *c == ',';
    }
    const char **all = calloc(room, sizeof *all);
    if (all == NULL) {
        return false;
    }
    if (l->dev_mode) {
        all[n++] = "default";
    }
    while (value != NULL && *value != 0) {
        const char *comma = strchr(value, ',');
        all[n] = comma == NULL ? strdup(value) : strndup(value, (size_t)(comma - value));
        if (all[n++] == NULL) { /* kept until the process ends, as the parts of PYTHONPATH are */
            free(all);
            return false;
        }
        value = comma == NULL ? NULL : comma + 1;
    }
    for (size_t i = 0; i < n_given; i++) {
        all[n++] = o->warn[i];
    }
    if (l->bytes_warning > 0) {
        all[n++] = l->bytes_warning > 1 ? "error::BytesWarning" : "default::BytesWarning";
    }
    free(o->warn);
    o->warn = all;
    o->library.warn_options = all;
    return true;
}

/* sys.path: the script's folder, OUROPATH, PYTHONPATH, the library. */
static bool build_path(OuOptions *o)
{
    const char *variables[] = {"OUROPATH", "PYTHONPATH"};
    size_t n = 0, room = 8;
    for (size_t i = 0; i < 2; i++) {
        const char *value = o->library.ignore_environment ? NULL : getenv(variables[i]);
        for (; value != NULL && *value != 0; value++) {
            room += *value == ':';
        }
        room++;
    }
    o->path = calloc(room, sizeof *o->path);
    if (o->path == NULL) {
        return false;
    }
    if (!o->library.safe_path) {
        if (o->command != NULL || o->module != NULL || o->file == NULL) {
            o->first_path = strdup("");
        } else {
            char *real = realpath(o->file, NULL);
            const char *from = real == NULL ? o->file : real;
            const char *slash = strrchr(from, '/');
            o->first_path = slash == NULL ? strdup("") : strndup(from, slash == from ? 1 : (size_t)(slash - from));
            free(real);
        }
        if (o->first_path == NULL) {
            return false;
        }
        o->path[n++] = o->first_path;
    }
    for (size_t i = 0; i < 2; i++) {
        const char *value = o->library.ignore_environment ? NULL : getenv(variables[i]);
        while (value != NULL && *value != 0) {
            const char *colon = strchr(value, ':');
            char *part = colon == NULL ? strdup(value) : strndup(value, (size_t)(colon - value));
            if (part == NULL) {
                return false;
            }
            if (part[0] != 0) {
                o->path[n++] = part; /* kept until the process ends: sys.path is made of it once */
            } else {
                free(part);
            }
            value = colon == NULL ? NULL : colon + 1;
        }
    }
    o->path[n++] = "/usr/lib/python3.11";
    o->path[n++] = "/usr/lib/python3/dist-packages";
    o->library.path = o->path;
    return true;
}

/* One -X option; -1: go on. */
static int x_option(OuOptions *o, const char *text, size_t *n)
{
    if (*n + 1 < MAX_REPEATED) {
        o->x[(*n)++] = text;
    }
    if (strcmp(text, "memstats") == 0) {
        o->show_stats = true;
    } else if (strcmp(text, "dis") == 0) {
        o->show_dis = true;
    } else if (strcmp(text, "dev") == 0) {
        o->library.dev_mode = true;
    } else if (strncmp(text, "pycache_prefix=", 15) == 0) {
        o->library.pycache_prefix = text[15] == 0 ? NULL : text + 15;
    } else if (strcmp(text, "utf8") == 0 || strcmp(text, "utf8=1") == 0) {
        o->library.utf8_mode = true;
    }
    return -1;
}

/* The script's name as a path from the root, unresolved, as __file__ has it since 3.9. malloc; NULL: no memory. */
static char *absolute(const char *file)
{
    char *folder = file[0] == '/' ? NULL : getcwd(NULL, 0);
    if (folder == NULL) {
        return strdup(file);
    }
    size_t size = strlen(folder) + strlen(file) + 2;
    char *path = malloc(size);
    if (path != NULL) {
        snprintf(path, size, "%s/%s", strcmp(folder, "/") == 0 ? "" : folder, file);
    }
    free(folder);
    return path;
}

int ou_options_parse(OuOptions *o, int argc, char **argv)
{
    memset(o, 0, sizeof *o);
    o->memory_limit = SIZE_MAX;
    OuLibraryConfig *l = &o->library;
    l->own_streams = true;
    size_t n_warn = 0, n_x = 0;
    o->warn = calloc(MAX_REPEATED, sizeof *o->warn);
    o->x = calloc(MAX_REPEATED, sizeof *o->x);
    o->argv = calloc((size_t)argc + 2, sizeof *o->argv);
    if (o->warn == NULL || o->x == NULL || o->argv == NULL) {
        fputs("ouro: no memory\n", stderr);
        return 1;
    }
    int i = 1;
    bool done = false;
    for (; i < argc && !done && argv[i][0] == '-' && argv[i][1] != 0; i++) {
        const char *arg = argv[i];
        if (strncmp(arg, "--", 2) == 0) {
            const char *limit = strncmp(arg, "--memory-limit", 14) == 0 ? arg + 14 : NULL;
            if (limit != NULL && (*limit == '=' || *limit == 0)) {
                const char *value = *limit == '=' ? limit + 1 : i + 1 < argc ? argv[++i] : "";
                if (!parse_size(value, &o->memory_limit)) {
                    return bad_option("ouro: --memory-limit wants a size like 64M, not: ", value);
                }
                continue;
            }
            if (strcmp(arg, "--help") == 0) {
                fputs(usage, stdout);
                fputs(help, stdout);
                return 0;
            }
            if (strcmp(arg, "--version") == 0) {
                printf("Ouro %s (Python 3.11)\n", ouro_version());
                return 0;
            }
            if (strcmp(arg, "--") == 0) {
                i++;
                break;
            }
            return bad_option("unknown option ", arg);
        }
        for (const char *c = arg + 1; *c != 0; c++) {
            bool wants_value = *c == 'c' || *c == 'm' || *c == 'W' || *c == 'X';
            const char *value = NULL;
            if (wants_value) {
                value = c[1] != 0 ? c + 1 : i + 1 < argc ? argv[++i] : NULL;
                if (value == NULL) {
                    char letter[3] = {'-', *c, 0};
                    fprintf(stderr, "Argument expected for the %s option\n", letter);
                    return bad_option("", "");
                }
            }
            switch (*c) {
            case 'b': l->bytes_warning++; break;
            case 'B': l->dont_write_bytecode = true; break;
            case 'c': o->command = value; done = true; break;
            case 'd': break;
            case 'E': l->ignore_environment = true; break;
            case 'h': case '?':
                fputs(usage, stdout);
                fputs(help, stdout);
                return 0;
            case 'i': o->inspect = l->inspect = l->interactive = true; break;
            case 'I': l->isolated = l->ignore_environment = l->no_user_site = l->safe_path = true; break;
            case 'm': o->module = value; done = true; break;
            case 'O': l->optimize = l->optimize < 2 ? l->optimize + 1 : 2; break;
            case 'P': l->safe_path = true; break;
            case 'q': l->quiet = true; break;
            case 'R': break;
            case 's': l->no_user_site = true; break;
            case 'S': l->no_site = true; break;
            case 'u': l->unbuffered = true; break;
            case 'v': l->verbose++; break;
            case 'V': printf("Ouro %s (Python 3.11)\n", ouro_version()); return 0;
            case 'W':
                if (n_warn + 1 < MAX_REPEATED) {
                    o->warn[n_warn++] = value;
                }
                break;
            case 'x': o->skip_first_line = true; break;
            case 'X': {
                int code = x_option(o, value, &n_x);
                if (code >= 0) {
                    return code;
                }
                break;
            }
            default: {
                char letter[3] = {'-', *c, 0};
                return bad_option("Unknown option: ", letter);
            }
            }
            if (wants_value) {
                break;
            }
        }
    }
    int n = 0;
    if (o->command != NULL) {
        o->argv[n++] = "-c";
    } else if (o->module != NULL) {
        o->argv[n++] = "-m";
    } else if (i < argc) {
        o->argv[n++] = argv[i];
        if (strcmp(argv[i], "-") != 0 && (o->file = absolute(argv[i])) == NULL) {
            fputs("ouro: no memory\n", stderr);
            return 1;
        }
        i++;
    } else {
        o->argv[n++] = "";
    }
    for (; i < argc; i++) {
        o->argv[n++] = argv[i];
    }
    l->argc = n;
    l->argv = o->argv;
    l->x_options = o->x;
    char *self = realpath("/proc/self/exe", NULL);
    l->executable = self; /* lives as long as the process */
    read_environment(o);
    if (!collect_warn_options(o, n_warn)) {
        fputs("ouro: no memory\n", stderr);
        return 1;
    }
    if (!parse_hash_seed(o)) {
        return 1;
    }
    l->hash_randomization = !o->fixed_seed || o->hash_seed != 0;
    if (!build_path(o)) {
        fputs("ouro: no memory\n", stderr);
        return 1;
    }
    return -1;
}

void ou_options_free(OuOptions *o)
{
    free((void *)o->library.executable);
    free(o->file);
    free(o->first_path);
    free(o->path);
    free(o->argv);
    free(o->warn);
    free(o->x);
}
