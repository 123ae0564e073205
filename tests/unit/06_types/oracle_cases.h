/* oracle_cases.h - method calls whose answers come from the oracle.
 *
 * The script prints lines of five columns with tabs between: target, method, arguments (a
 * tuple), keyword arguments (a dict), and ascii() of what it returned, or "!Type: message"; with the
 * state of a mutable target behind it in a sixth. Prelude and helpers: CASES_PRELUDE. */
#ifndef OU_TEST_ORACLE_CASES_H
#define OU_TEST_ORACLE_CASES_H

#include "literal.h"
#include "oracle.h"

#define CASES_PRELUDE                                                                                 \
    "import random\n"                                                                                 \
    "def run(target, name, args, kwargs):\n"                                                          \
    "    try:\n"                                                                                      \
    "        r = getattr(target, name)(*args, **kwargs)\n"                                            \
    "        if type(r).__name__ == 'memoryview': r = ('view', r.format, r.shape, r.tolist())\n"      \
    "        return ascii(r)\n"                                                                       \
    "    except BaseException as e:\n"                                                                \
    "        return '!' + type(e).__name__ + ': ' + ascii(str(e))[1:-1]\n"                            \
    "def text(x):\n"                                                                                  \
    "    return 'memoryview(%s)' % ascii(x.obj) if isinstance(x, memoryview) else ascii(x)\n"         \
    "def case(target, name, *args, **kwargs):\n"                                                      \
    "    first = '(' + ''.join(text(a) + ', ' for a in args) + ')'\n"                                 \
    "    before = text(target)\n"                                                                     \
    "    r = run(target, name, args, kwargs)\n"                                                       \
    "    print(before, name, first, ascii(kwargs), r, text(target), sep='\\t')\n"

static char *cases_answer(OuObject *result)
{
    char buffer[64];
    OuObject *text;
    OuObject *holder = NULL;
    size_t size;
    if (result != NULL && ou_is_memoryview(result)) {
        OuObject *format = ou_get_attr_text(TH, result, "format"), *shape = ou_get_attr_text(TH, result, "shape");
        OuObject *list = ou_call_method_text(TH, result, "tolist", 0), *name = str("view");
        ou_drop(TH, result);
        result = list == NULL ? NULL : ou_tuple_of(TH, 4, name, format, shape, list);
        ou_drop_maybe(TH, list);
        ou_drop(TH, format);
        ou_drop(TH, shape);
        ou_drop(TH, name);
    }
    if (result != NULL) {
        text = ou_ascii(TH, result);
        ou_drop(TH, result);
    } else {
        OuObject *error = ou_error_take(TH);
        assert_non_null(error);
        OuObject *message = ou_str(TH, error), *quoted;
        assert_non_null(message);
        quoted = ou_ascii(TH, message);
        OuObject *inner = ou_str_slice(TH, quoted, 1, ou_str_length(quoted) - 1);
        snprintf(buffer, sizeof buffer, "!%s: ", ou_type_short_name(error->type));
        text = ou_str_format(TH, "%s%U", buffer, inner);
        ou_drop(TH, inner);
        ou_drop(TH, quoted);
        ou_drop(TH, message);
        ou_drop(TH, error);
    }
    assert_non_null(text);
    const char *utf8 = ou_str_utf8(TH, text, &size, &holder);
    char *copy = strdup(utf8);
    ou_drop_maybe(TH, holder);
    ou_drop(TH, text);
    return copy;
}

static OuObject *cases_call(OuObject *target, const char *name, OuObject *args, OuObject *kwargs)
{
    OuObject *method = ou_get_attr_text(TH, target, name);
    if (method == NULL) {
        return NULL;
    }
    OuObject *result = ou_call_tuple(TH, method, args, ou_dict_size(kwargs) == 0 ? NULL : kwargs);
    ou_drop(TH, method);
    return result;
}

/* Differences are printed; the test fails at the end. */
static void cases_run(FILE *answers)
{
    char *line = NULL;
    size_t room = 0, n = 0, n_wrong = 0;
    while (oracle_line(answers, &line, &room) != NULL) {
        char *rest = line, *columns[6];
        for (size_t i = 0; i < 6; i++) {
            columns[i] = strsep(&rest, "\t");
            assert_non_null(columns[i]);
        }
        const char *at = columns[0];
        OuObject *target = literal_read(&at);
        at = columns[2];
        OuObject *args = literal_read(&at);
        at = columns[3];
        OuObject *kwargs = literal_read(&at);
        char *answer = cases_answer(cases_call(target, columns[1], args, kwargs));
        bool same = strcmp(answer, columns[4]) == 0;
        if (same && ou_is_bytearray(target)) {
            char *after = cases_answer(ou_keep(target));
            same = strcmp(after, columns[5]) == 0;
            free(answer);
            answer = after;
            columns[4] = columns[5];
        }
        if (!same) {
            n_wrong++;
            if (n_wrong < 60) {
                fprintf(stderr, "%s.%s%s %s\n    oracle %s\n    ouro   %s\n", columns[0], columns[1], columns[2],
                        columns[3], columns[4], answer);
            }
        }
        free(answer);
        ou_drop(TH, kwargs);
        ou_drop(TH, args);
        ou_drop(TH, target);
        n++;
    }
    free(line);
    oracle_close(answers);
    assert_true(n > 0);
    assert_int_equal(n_wrong, 0);
}

#define CASES_TEST(name, script)                          \
    static void name(void **state)                        \
    {                                                     \
        (void)state;                                      \
        ORACLE_OR_SKIP(answers, CASES_PRELUDE script);    \
        live_start();                                     \
        cases_run(answers);                               \
        live_end();                                       \
    }

#endif
