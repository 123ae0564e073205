/* objects.c - objects that the host holds: scopes, kept references, attributes, items, iteration, what is made; stale references. */
#include <ouro.h>
#include <stdio.h>
#include <string.h>

static void last_line(OuroVm *vm)
{
    const char *text = ouro_error(vm), *end = text + strlen(text) - (*text != 0), *line = end;
    while (line > text && line[-1] != '\n') {
        line--;
    }
    printf("  %.*s\n", (int)(end - line), line);
}

static void write_out(void *data, int stream, const char *text, size_t size)
{
    printf("[%s %d] %.*s", (const char *)data, stream, (int)size, text);
}

int main(void)
{
    OuroConfig config = OURO_CONFIG_DEFAULT;
    config.write = write_out;
    config.write_data = (void *)"out";
    OuroVm *vm = ouro_new(&config);
    OuroValue a, b, c, d;
    size_t n;
    bool is;
    if (vm == NULL) {
        return 1;
    }
    ouro_run(vm, "import sys\nprint('one line')\nprint('no end', end='')\nprint('error', file=sys.stderr)\nprint(sys.stdout.name, sys.stdout.encoding)", "<print>");

    /* Outside of a scope a result can go into the next call, and is gone after it. */
    ouro_value(vm, "{'list': [1, 2, 3], 'name': 'n'}", &a);
    printf("%d %d\n", a.kind == OURO_OBJECT, ouro_get_item(vm, &a, &(OuroValue){.kind = OURO_TEXT, .data = "list", .size = 4}, &b));
    printf("%d\n", ouro_length(vm, &b, &n) == OURO_OK && n == 3);
    printf("%d", ouro_length(vm, &b, &n));
    last_line(vm);
    printf("%d", ouro_length(vm, &(OuroValue){.kind = OURO_OBJECT, .ref = 12345}, &n));
    last_line(vm);

    /* In a scope they stay. */
    ouro_scope_open(vm);
    ouro_value(vm, "{'list': [1, 2, 3], 'name': 'h\\xe9'}", &a);
    OuroValue key = ouro_text("list"), name = ouro_text("name");
    ouro_get_item(vm, &a, &key, &b);
    ouro_get_item(vm, &a, &name, &c);
    printf("%s %s %s\n", ouro_repr(vm, &b), c.data, ouro_str(vm, &a));
    d = ouro_int(4);
    ouro_call_method(vm, &b, "append", &d, 1, NULL);
    ouro_set_item(vm, &a, &name, &b);
    ouro_set_item(vm, &a, &key, NULL);
    printf("%s\n", ouro_repr(vm, &a));
    printf("%d", ouro_get_item(vm, &a, &key, &d));
    last_line(vm);
    ouro_is(vm, &a, "dict", &is);
    printf("dict %d", is);
    ouro_is(vm, &a, "collections.OrderedDict", &is);
    printf(" ordered %d\n", is);
    ouro_scope_open(vm);
    ouro_iter(vm, &b, &c);
    for (OuroStatus status = ouro_next(vm, &c, &d); status == OURO_OK; status = ouro_next(vm, &c, &d)) {
        printf("item %lld\n", (long long)d.whole);
    }
    printf("next of a list: %d", ouro_next(vm, &b, &d));
    last_line(vm);
    ouro_scope_close(vm);
    printf("the iterator is gone: %d", ouro_next(vm, &c, &d));
    last_line(vm);
    printf("%s\n", ouro_repr(vm, &b));

    /* Kept. */
    OuroRef kept = ouro_keep(vm, &b), other = ouro_keep(vm, &(OuroValue){.kind = OURO_INT, .whole = 5});
    ouro_scope_close(vm);
    ouro_scope_close(vm); /* one too many does nothing */
    b = ouro_object(kept);
    c = ouro_object(other);
    printf("%s %s\n", ouro_repr(vm, &b), ouro_repr(vm, &c));
    ouro_drop(vm, kept);
    ouro_drop(vm, kept);
    ouro_drop(vm, 0);
    printf("dropped: %d\n", ouro_repr(vm, &b) == NULL);
    OuroRef again = ouro_keep(vm, &c);
    printf("%d %s\n", again != kept, ouro_repr(vm, &c));

    /* Attributes, globals, modules. */
    ouro_run(vm, "class C:\n    x = 1\n    def __del__(self): print('C is gone')\nthing = C()", "<class>");
    d = ouro_float(1.5);
    ouro_get(vm, NULL, "thing", &a);
    kept = ouro_keep(vm, &a);
    a = ouro_object(kept);
    ouro_set(vm, &a, "y", &d);
    ouro_set(vm, NULL, "z", &d);
    ouro_get(vm, &a, "y", &b);
    printf("%g %s\n", b.real, ouro_eval(vm, "thing.y, z, thing.x"));
    printf("%d", ouro_set(vm, NULL, "absent", NULL));
    last_line(vm);
    printf("%d", ouro_get(vm, &a, "absent", &b));
    last_line(vm);
    ouro_set(vm, &a, "y", NULL);
    ouro_set(vm, NULL, "thing", NULL);
    puts("before");
    ouro_drop(vm, kept);
    puts("after");
    ouro_import(vm, "os.path", &a);
    key = ouro_text("basename");
    ouro_get(vm, &a, "__name__", &b);
    printf("%s\n", b.data);
    printf("%d", ouro_import(vm, "no.such", &a));
    last_line(vm);

    /* Keywords. */
    const char *names[] = {"indent", "sort_keys"};
    ouro_scope_open(vm);
    ouro_value(vm, "__import__('json').dumps", &a);
    ouro_value(vm, "{'b': [], 'a': 1}", &b);
    printf("%d", ouro_call_named(vm, &a, &b, 1, names, (OuroValue[]){ouro_int(1), ouro_bool(true)}, 2, &c));
    printf(" %s\n", c.data);
    names[0] = "nothing";
    printf("%d", ouro_call_named(vm, &a, &b, 1, names, (OuroValue[]){ouro_int(1)}, 1, &c));
    last_line(vm);
    ouro_scope_close(vm);

    /* Made in C. */
    ouro_scope_open(vm);
    OuroValue items[3] = {ouro_int(1), ouro_text("two"), ouro_none()}, made[3];
    ouro_list(vm, items, 3, &made[0]);
    ouro_tuple(vm, items, 3, &made[1]);
    ouro_dict(vm, items, made, 2, &made[2]);
    printf("%s\n", ouro_repr(vm, &made[2]));
    ouro_tuple(vm, NULL, 0, &a);
    printf("%s\n", ouro_repr(vm, &a));
    printf("%d", ouro_dict(vm, made, items, 1, &a));
    last_line(vm);
    for (int i = 0; i < 1000; i++) { /* more than fits a scope at first */
        ouro_list(vm, items, 1, &a);
    }
    printf("%s %s\n", ouro_repr(vm, &made[0]), ouro_repr(vm, &a));
    ouro_scope_open(vm); /* left open: ouro_free() closes them */
    ouro_list(vm, items, 1, &a);
    return ouro_free(vm) ? 0 : 1;
}
