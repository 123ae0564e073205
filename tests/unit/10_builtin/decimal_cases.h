/* decimal_cases.h - Cowlishaw's test cases (*.decTest) for a table of operations.
 *
 * CPython's test data, read where it is installed. A test program brings a table of the operations it is about; lines about others are
 * passed over. A case is the text of its result and the set of its conditions. Cases with # (encodings) are not for us. Include after unit.h. */
#ifndef OU_TEST_DECIMAL_CASES_H
#define OU_TEST_DECIMAL_CASES_H

#include "../06_types/host.h"
#include "06_types/str.h"
#include "10_builtin/decimal/number.h"

#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CASES_FOLDER "/usr/lib/python3.11/test/decimaltestdata"
#define CASES_OPERANDS 3

/* One of the five is set. */
typedef struct CaseOperation {
    const char *name; /* lower case */
    OuDecUnary *unary;
    OuDecBinary *binary;
    bool (*any)(OuThread *th, OuDec *out, const OuDec *operands, OuDecContext *context);
    const char *(*word)(const OuDec *operands, const OuDecContext *context); /* the result is this text */
    bool is_text;     /* tosci, toeng: the operand is rounded as it is read, and shown */
    bool engineering;
} CaseOperation;

typedef struct Cases {
    OuThread *th;
    const CaseOperation *operations;
    size_t n_operations, n_right, n_wrong;
    OuDecContext context;
} Cases;

typedef struct CaseWords {
    char *word[16];
    size_t n;
} CaseWords;

/* What test_decimal passes over: limits of decNumber that the specification does not have, results that are not rounded correctly there,
 * and cases on which the versions of the specification differ. */
static bool case_is_other(const char *id)
{
    static const char *const ids[] = {
        "scbx164", "scbx165", "expx901", "expx902", "expx903", "expx905", "lnx901", "lnx902", "lnx903", "lnx905", "logx901", "logx902",
        "logx903", "logx905", "powx1183", "powx1184", "powx4001", "powx4002", "powx4003", "powx4005", "powx4008", "powx4010", "powx4012",
        "powx4014", "pwsx803", "pwsx805", "powx4302", "powx4303", "powx4342", "powx4343", "pwmx325", "pwmx326"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        if (strcmp(ids[i], id) == 0) {
            return true;
        }
    }
    return false;
}

/* Cuts a line in place: words between spaces, or between quotes, where a doubled quote is one. */
static void case_split(char *line, CaseWords *words)
{
    char *p = line;
    words->n = 0;
    while (words->n < 16) {
        while (isspace((unsigned char)*p)) {
            p++;
        }
        if (*p == '\0') {
            return;
        }
        char quote = *p == '\'' || *p == '"' ? *p++ : '\0', *to = p;
        words->word[words->n++] = p;
        while (*p != '\0' && (quote != '\0' ? *p != quote || p[1] == quote : !isspace((unsigned char)*p))) {
            p += quote != '\0' && *p == quote;
            *to++ = *p++;
        }
        bool last = *p == '\0';
        *to = '\0';
        if (last) {
            return;
        }
        p++;
    }
}

static uint32_t case_condition(const char *name)
{
    static const struct { const char *name; uint32_t bit; } rows[] = {
        {"clamped", OU_DEC_CLAMPED},
        {"conversion_syntax", OU_DEC_CONVERSION_SYNTAX},
        {"division_by_zero", OU_DEC_DIVISION_BY_ZERO},
        {"division_impossible", OU_DEC_DIVISION_IMPOSSIBLE},
        {"division_undefined", OU_DEC_DIVISION_UNDEFINED},
        {"inexact", OU_DEC_INEXACT},
        {"invalid_context", OU_DEC_INVALID_CONTEXT},
        {"invalid_operation", OU_DEC_INVALID_OPERATION},
        {"overflow", OU_DEC_OVERFLOW},
        {"rounded", OU_DEC_ROUNDED},
        {"subnormal", OU_DEC_SUBNORMAL},
        {"underflow", OU_DEC_UNDERFLOW},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcasecmp(rows[i].name, name) == 0) {
            return rows[i].bit;
        }
    }
    fail_msg("no condition: %s", name);
    return 0;
}

static void case_directive(Cases *cases, const char *name, const char *value)
{
    static const char *const roundings[] = {"up", "down", "ceiling", "floor", "half_up", "half_down", "half_even", "05up"};
    OuDecContext *context = &cases->context;
    if (strcasecmp(name, "precision:") == 0) {
        context->prec = atoll(value);
    } else if (strcasecmp(name, "maxexponent:") == 0) {
        context->emax = atoll(value);
    } else if (strcasecmp(name, "minexponent:") == 0) {
        context->emin = atoll(value);
    } else if (strcasecmp(name, "clamp:") == 0) {
        context->clamp = atoi(value) != 0;
    } else if (strcasecmp(name, "rounding:") == 0) {
        for (uint8_t i = 0; i < sizeof roundings / sizeof *roundings; i++) {
            if (strcasecmp(roundings[i], value) == 0) {
                context->rounding = i;
            }
        }
    }
}

static const CaseOperation *case_operation(const Cases *cases, const char *name)
{
    for (size_t i = 0; i < cases->n_operations; i++) {
        if (strcasecmp(cases->operations[i].name, name) == 0) {
            return &cases->operations[i];
        }
    }
    return NULL;
}

/* The result as text, malloc'ed. */
static char *case_result(Cases *cases, const CaseOperation *operation, const OuDec *operands, OuDecContext *context)
{
    OuThread *th = cases->th;
    if (operation->word != NULL) {
        return strdup(operation->word(operands, context));
    }
    OuDec out;
    ou_dec_init(&out);
    bool ok = operation->unary != NULL    ? operation->unary(th, &out, &operands[0], context)
              : operation->binary != NULL ? operation->binary(th, &out, &operands[0], &operands[1], context)
              : operation->any != NULL    ? operation->any(th, &out, operands, context)
                                          : ou_dec_copy(th, &out, &operands[0]);
    assert_true(ok);
    OuObject *text = ou_dec_to_text(th, &out, operation->engineering, true);
    assert_non_null(text);
    char *result = strdup(ou_str_data(text));
    ou_drop(th, text);
    ou_dec_clear(th, &out);
    return result;
}

/* words: id, operation, operands, ->, result, conditions. */
static void case_equation(Cases *cases, const CaseOperation *operation, const CaseWords *words, size_t arrow, const char *file)
{
    OuDec operands[CASES_OPERANDS];
    OuDecContext context = cases->context, exact;
    uint32_t expected = 0;
    assert_true(arrow - 2 <= CASES_OPERANDS);
    ou_dec_context_max(&exact);
    context.status = 0;
    for (size_t i = 0; i < CASES_OPERANDS; i++) {
        ou_dec_init(&operands[i]);
        if (i + 2 < arrow) {
            const char *text = words->word[i + 2];
            assert_true((operation->is_text ? ou_dec_from_text_rounded : ou_dec_from_text)(
                cases->th, &operands[i], text, strlen(text), operation->is_text ? &context : &exact));
        }
    }
    for (size_t i = arrow + 2; i < words->n; i++) {
        expected |= case_condition(words->word[i]);
    }
    char *result = case_result(cases, operation, operands, &context);
    bool right = strcmp(result, words->word[arrow + 1]) == 0 && context.status == expected;
    cases->n_right += right;
    cases->n_wrong += !right;
    if (!right && cases->n_wrong <= 50) {
        print_error("%s %s %s %s %s -> %s %x, not %s %x\n", file, words->word[0], words->word[1], words->word[2],
                    arrow > 3 ? words->word[3] : "", words->word[arrow + 1], expected, result, context.status);
    }
    free(result);
    for (size_t i = 0; i < CASES_OPERANDS; i++) {
        ou_dec_clear(cases->th, &operands[i]);
    }
}

static void case_line(Cases *cases, char *line, const char *file)
{
    CaseWords words;
    char *arrow_at = strstr(line, " -> "), *comment = strstr(arrow_at == NULL ? line : arrow_at, "--");
    if (comment != NULL) {
        *comment = '\0';
    }
    if (strncmp(line, "--", 2) == 0 || strchr(line, '#') != NULL) {
        return;
    }
    case_split(line, &words);
    if (words.n == 2 && words.word[0][strlen(words.word[0]) - 1] == ':') {
        case_directive(cases, words.word[0], words.word[1]);
        return;
    }
    size_t arrow = 2;
    while (arrow < words.n && strcmp(words.word[arrow], "->") != 0) {
        arrow++;
    }
    if (arrow + 1 >= words.n || strcmp(words.word[arrow + 1], "?") == 0 || case_is_other(words.word[0])) {
        return;
    }
    bool is_powmod = arrow == 5 && strcasecmp(words.word[1], "power") == 0; /* of three operands: CPython's */
    const CaseOperation *operation = case_operation(cases, is_powmod ? "powmod" : words.word[1]);
    if (operation != NULL) {
        case_equation(cases, operation, &words, arrow, file);
    }
}

static void case_file(Cases *cases, const char *name)
{
    char path[1024], line[8192];
    snprintf(path, sizeof path, CASES_FOLDER "/%s", name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    cases->context = (OuDecContext){.prec = 9, .emax = 999, .emin = -999, .rounding = OU_DEC_HALF_UP, .capitals = true};
    while (fgets(line, sizeof line, file) != NULL) {
        case_line(cases, line, name);
    }
    fclose(file);
}

/* All files; nothing when they are not installed. */
static OU_UNUSED void cases_run(const CaseOperation *operations, size_t n_operations)
{
    OuVm vm;
    Cases cases = {.operations = operations, .n_operations = n_operations};
    DIR *folder = opendir(CASES_FOLDER);
    struct dirent *entry;
    if (folder == NULL) {
        print_message("no " CASES_FOLDER "\n");
        return;
    }
    cases.th = host_start(&vm);
    while ((entry = readdir(folder)) != NULL) {
        if (strstr(entry->d_name, ".decTest") != NULL) {
            case_file(&cases, entry->d_name);
        }
    }
    closedir(folder);
    host_end(&vm);
    print_message("%zu cases right, %zu wrong\n", cases.n_right, cases.n_wrong);
    assert_int_equal(cases.n_wrong, 0);
    assert_true(cases.n_right > 0);
}

/* ---- numbers as text, exactly ---- */

static OU_UNUSED void set_text(OuThread *th, OuDec *x, const char *text)
{
    OuDecContext context;
    ou_dec_context_max(&context);
    assert_true(ou_dec_from_text(th, x, text, strlen(text), &context));
    assert_int_equal(context.status, 0);
}

static OU_UNUSED void expect_text(OuThread *th, const OuDec *x, const char *expected)
{
    OuObject *text = ou_dec_to_text(th, x, false, true);
    assert_non_null(text);
    assert_string_equal(ou_str_data(text), expected);
    ou_drop(th, text);
}

#endif
