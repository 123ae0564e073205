/* source_live.h - a VM with the types of 06 for the unit tests of the compiler, and what
 * is pending in it as one line of text. Include after unit.h. */
#ifndef OU_SOURCE_LIVE_H
#define OU_SOURCE_LIVE_H

#include "05_cycle/cycle.h"
#include "06_types/bytes.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/str.h"
#include "06_types/type.h"
#include "06_types/type_index.h"
#include "08_compile/compile.h"
#include "08_compile/parser.h"
#include "08_compile/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static OuVm vm;
#define TH (&vm.main)

static int live_n_warnings;

static OU_UNUSED void live_unraisable(OuThread *th, const char *message, OuObject *where)
{
    (void)message, (void)where;
    ou_error_clear(th);
}

static OU_UNUSED void live_roots(OuVm *of, OuVisitFn fn, void *arg)
{
    (void)of, (void)fn, (void)arg;
}

static OU_UNUSED bool live_warn_source(OuThread *th, OuObject *category, OuObject *message, OuObject *filename,
                                       uint32_t line)
{
    (void)th, (void)category, (void)message, (void)filename, (void)line;
    live_n_warnings++;
    return true;
}

static OU_UNUSED OuObject *live_find_codec(OuThread *th, OuObject *encoding)
{
    return ou_null(th, &ou_exc_lookup_error, "unknown encoding: %U", encoding);
}

static bool live_admit(OuThread *th, OuObject *code)
{
    return ou_code_admit(th, (OuCode *)code);
}

static const OuHost live_host = {.unraisable = live_unraisable,
                                 .admit_code = live_admit,
                                 .visit_roots = live_roots,
                                 .warn_source = live_warn_source,
                                 .find_codec = live_find_codec};

static OU_UNUSED void live_start(void)
{
    memset(&vm, 0, sizeof vm);
    assert_true(ou_vm_start(&vm, SIZE_MAX, &live_host, OU_TYPE_INDEX_10, 42));
    assert_true(ou_cycle_start(&vm));
    assert_true(ou_types_start(TH));
    vm.recursion_limit = 1000;
    TH->stack_limit = (const char *)__builtin_frame_address(0) - 4 * 1024 * 1024;
    live_n_warnings = 0;
}

/* Debug builds find leaks here. */
static OU_UNUSED void live_end(void)
{
    assert_false(ou_has_error(TH));
    ou_types_end(TH);
    ou_cycle_end(&vm);
    ou_vm_end(&vm);
}

/* For cmocka_run_group_tests() and its like. */
static OU_UNUSED int live_setup(void **state)
{
    (void)state;
    live_start();
    return 0;
}

static OU_UNUSED int live_teardown(void **state)
{
    (void)state;
    live_end();
    return 0;
}

static OU_UNUSED void live_number(FILE *out, const OuObject *value)
{
    if (value == NULL || value == OU_NONE) {
        fputs("None", out);
    } else {
        fprintf(out, "%lld", (long long)ou_int_value(value));
    }
}

/* "SyntaxError|message|lineno,offset,end_lineno,end_offset|text in hexadecimal UTF-8", or the
 * name of another exception. Clears the error. */
static OU_UNUSED void live_error_text(FILE *out)
{
    OuObject *error = ou_error_take(TH);
    assert_non_null(error);
    fputs(error->type->name, out);
    bool syntax = error->type == &ou_exc_syntax_error || error->type == &ou_exc_indentation_error ||
                  error->type == &ou_exc_tab_error;
    if (syntax) {
        const OuSyntaxError *e = (const OuSyntaxError *)error;
        size_t size;
        OuObject *holder;
        const char *message = ou_str_utf8(TH, e->msg, &size, &holder);
        fprintf(out, "|%.*s|", (int)size, message);
        ou_drop_maybe(TH, holder);
        live_number(out, e->lineno);
        fputc(',', out);
        live_number(out, e->offset);
        fputc(',', out);
        live_number(out, e->end_lineno);
        fputc(',', out);
        live_number(out, e->end_offset);
        fputc('|', out);
        if (e->text != NULL && e->text != OU_NONE) {
            const char *text = ou_str_utf8(TH, e->text, &size, &holder);
            for (size_t i = 0; i < size; i++) {
                fprintf(out, "%02x", (uint8_t)text[i]);
            }
            ou_drop_maybe(TH, holder);
        }
    }
    ou_drop(TH, error);
}

#endif
