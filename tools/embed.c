/* embed.c - writes the Python sources of src/10_builtin/lib as a table in C.
 *
 *   embed OUT.c ROOT LIST     LIST: a file with one path below ROOT a line
 *
 * Runs at build time on a machine that need not have a Python. Each source becomes a
 * char array of numbers: string literals are limited to 64 KiB in C, and .incbin is
 * assembly. Build tools may use exit codes and stdio freely; the rules of src/ on
 * failure and state do not apply here. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Module {
    char *path; /* below ROOT */
    char *name; /* dotted */
    bool is_package;
    size_t size;
} Module;

static void die(const char *what, const char *which)
{
    fprintf(stderr, "embed: %s: %s\n", what, which);
    exit(1);
}

static void *must(void *p)
{
    if (p == NULL) {
        die("no memory", "");
    }
    return p;
}

/* "a/__init__.py" is package a, "a/b.py" is module a.b. */
static Module module_of(const char *path)
{
    Module m = {.path = must(strdup(path)), .name = must(strdup(path))};
    size_t n = strlen(m.name);
    if (n < 4 || strcmp(m.name + n - 3, ".py") != 0) {
        die("not a Python source", path);
    }
    m.name[n - 3] = '\0';
    char *last = strrchr(m.name, '/');
    if (last != NULL && strcmp(last + 1, "__init__") == 0) {
        m.is_package = true;
        *last = '\0';
    }
    for (char *c = m.name; *c != '\0'; c++) {
        if (*c == '/') {
            *c = '.';
        }
    }
    return m;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const Module *)a)->name, ((const Module *)b)->name);
}

static void write_source(FILE *out, const char *root, Module *m, size_t index)
{
    char *full = must(malloc(strlen(root) + strlen(m->path) + 2));
    sprintf(full, "%s/%s", root, m->path);
    FILE *in = fopen(full, "rb");
    if (in == NULL) {
        die("cannot read", full);
    }
    fprintf(out, "static const char source_%zu[] = {", index);
    for (int c; (c = getc(in)) != EOF; m->size++) {
        fprintf(out, "%s%d,", m->size % 24 == 0 ? "\n" : "", c > 127 ? c - 256 : c);
    }
    fprintf(out, "\n0};\n");
    fclose(in);
    free(full);
}

int main(int argc, char **argv)
{
    if (argc != 4) {
        die("usage", "embed OUT.c ROOT LIST");
    }
    const char *root = argv[2];
    FILE *list = fopen(argv[3], "r");
    if (list == NULL) {
        die("cannot read", argv[3]);
    }
    Module *modules = NULL;
    size_t n = 0;
    char line[4096];
    while (fgets(line, sizeof(line), list) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '\0') {
            continue;
        }
        size_t skip = strlen(root);
        if (strncmp(line, root, skip) != 0 || line[skip] != '/') {
            die("not below the root", line);
        }
        modules = must(realloc(modules, (n + 1) * sizeof(*modules)));
        modules[n++] = module_of(line + skip + 1);
    }
    fclose(list);
    if (n > 1) {
        qsort(modules, n, sizeof(*modules), by_name);
    }

    FILE *out = fopen(argv[1], "w");
    if (out == NULL) {
        die("cannot write", argv[1]);
    }
    fprintf(out, "/* Written by tools/embed.c: do not edit. */\n"
                 "#include \"10_builtin/library.h\"\n");
    for (size_t i = 0; i < n; i++) {
        write_source(out, root, &modules[i], i);
    }
    if (n > 0) {
        fprintf(out, "static const OuBuiltinModule rows[] = {\n");
    }
    for (size_t i = 0; i < n; i++) {
        fprintf(out, "{.name = \"%s\", .source = source_%zu, .source_size = %zu, .is_package = %s},\n", modules[i].name, i,
                modules[i].size, modules[i].is_package ? "true" : "false");
    }
    fprintf(out, "%sconst OuBuiltinModule *const ou_embedded_modules[] = {\n", n > 0 ? "};\n" : "");
    for (size_t i = 0; i < n; i++) {
        fprintf(out, "&rows[%zu],\n", i);
    }
    fprintf(out, "NULL};\n");
    if (fclose(out) != 0) {
        die("cannot write", argv[1]);
    }
    for (size_t i = 0; i < n; i++) {
        free(modules[i].path);
        free(modules[i].name);
    }
    free(modules);
    return 0;
}
