/* numbers_cases.h - operations on numbers whose answers come from the oracle.
 *
 * The script prints lines of three columns with tabs between: what is done, the
 * operands, and the answer, "type:ascii(result)" or "!Type: message". Operands are words:
 *
 *   i<hexadecimal>  f<float.hex()>  c<hex>,<hex>  s<hexadecimal of UTF-32-BE>  b<hexadecimal>
 *   a<hexadecimal> (bytearray)  T F N  t<name of a type>  k<name>  (the next one is a keyword argument)
 *
 * What is done: an operator of two operands; neg pos abs inv hash bool str; divmod pow; call (the first
 * operand); .name (a method of the first operand). */
#ifndef OU_TEST_NUMBERS_CASES_H
#define OU_TEST_NUMBERS_CASES_H

#include "05_cycle/cycle.h"
#include "06_types/abstract.h"
#include "06_types/bytes.h"
#include "06_types/exceptions.h"
#include "06_types/float.h"
#include "06_types/int.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "06_types/type_index.h"
#include "oracle.h"

#include <string.h>

/* ---- a VM without Python code ---- */

static OuVm cases_vm;
#define TH (&cases_vm.main)

static OuObject *cases_run_function(OuThread *th, OuObject *function, OuObject *const *args, size_t n,
                                    OuObject *kwnames)
{
    (void)function, (void)args, (void)n, (void)kwnames;
    ou_raise_system(th, "no Python here");
    return NULL;
}

static void cases_visit_roots(OuVm *vm, OuVisitFn fn, void *arg)
{
    ou_type_states_visit(vm, fn, arg);
}

static bool cases_warn(OuThread *th, OuObject *category, OuObject *message, int64_t stack_level)
{
    (void)th, (void)category, (void)message, (void)stack_level;
    return true;
}

static void cases_unraisable(OuThread *th, const char *message, OuObject *where)
{
    (void)message, (void)where;
    ou_error_clear(th);
}

static void cases_capture(OuThread *th)
{
    (void)th;
}

/* The lock, without other threads. */
static bool cases_locked = true;
static unsigned cases_left; /* times it was given up */
static void cases_leave(OuThread *th)
{
    (void)th;
    assert_true(cases_locked);
    cases_locked = false;
    cases_left++;
}

static void cases_enter(OuThread *th)
{
    (void)th;
    assert_false(cases_locked);
    cases_locked = true;
}

/* Interrupted when it is told so. */
static bool cases_interrupt;
static bool cases_poll(OuThread *th)
{
    assert_true(cases_locked);
    return !cases_interrupt || ou_raise(th, &ou_exc_keyboard_interrupt, "stop");
}

static const OuHost cases_host = {
    .run_function = cases_run_function,
    .visit_roots = cases_visit_roots,
    .warn = cases_warn,
    .unraisable = cases_unraisable,
    .capture_traceback = cases_capture,
    .poll = cases_poll,
    .leave = cases_leave,
    .enter = cases_enter,
};

static void cases_start(void)
{
    cases_interrupt = false;
    cases_left = 0;
    assert_true(ou_vm_start(&cases_vm, (size_t)256 << 20, &cases_host, OU_TYPE_INDEX_10, 42));
    assert_true(ou_cycle_start(&cases_vm));
    assert_true(ou_types_start(TH));
}

static void cases_end(void)
{
    ou_types_end(TH);
    ou_cycle_end(&cases_vm);
    ou_vm_end(&cases_vm);
}

/* ---- operands ---- */

#define CASES_PRELUDE                                                                              \
    "import math, random, operator, struct, sys\n"                                                 \
    "random.seed(7)\n"                                                                             \
    "inf, nan = math.inf, math.nan\n"                                                              \
    "def word(x):\n"                                                                               \
    "    if x is None or x is True or x is False: return str(x)[0]\n"                              \
    "    if isinstance(x, type): return 't' + x.__name__\n"                                        \
    "    if isinstance(x, int): return 'i%x' % x\n"                                                \
    "    if isinstance(x, float): return 'f' + x.hex()\n"                                          \
    "    if isinstance(x, complex): return 'c' + x.real.hex() + ',' + x.imag.hex()\n"              \
    "    if isinstance(x, str): return 's' + x.encode('utf-32-be', 'surrogatepass').hex()\n"       \
    "    return ('b' if isinstance(x, bytes) else 'a') + x.hex()\n"                                \
    "def show(f, *args, **kw):\n"                                                                  \
    "    try: r = f(*args, **kw)\n"                                                                \
    "    except BaseException as e: return '!' + type(e).__name__ + ': ' + ascii(str(e))[1:-1]\n"  \
    "    limit = sys.get_int_max_str_digits()\n"                                                  \
    "    sys.set_int_max_str_digits(0)\n"                                                         \
    "    text = type(r).__name__ + ':' + ascii(r)\n"                                              \
    "    sys.set_int_max_str_digits(limit)\n"                                                     \
    "    return text\n"                                                                           \
    "ops = {'+': operator.add, '-': operator.sub, '*': operator.mul, '/': operator.truediv,\n"     \
    "    '//': operator.floordiv, '%': operator.mod, '**': operator.pow, '<<': operator.lshift,\n" \
    "    '>>': operator.rshift, '&': operator.and_, '|': operator.or_, '^': operator.xor,\n"       \
    "    '<': operator.lt, '<=': operator.le, '==': operator.eq, '!=': operator.ne,\n"             \
    "    '>': operator.gt, '>=': operator.ge, 'neg': operator.neg, 'pos': operator.pos,\n"         \
    "    'abs': abs, 'inv': operator.inv, 'hash': hash, 'bool': bool, 'str': str,\n"               \
    "    'divmod': divmod, 'pow': pow}\n"                                                          \
    "def do(what, *args, **kw):\n"                                                                 \
    "    words = [word(a) for a in args]\n"                                                        \
    "    for k, v in kw.items(): words += ['k' + k, word(v)]\n"                                    \
    "    if what == 'call': answer = show(args[0], *args[1:], **kw)\n"                             \
    "    elif what[0] == '.': answer = show(lambda: getattr(args[0], what[1:])(*args[1:], **kw))\n" \
    "    else: answer = show(ops[what], *args)\n"                                                  \
    "    print(what, ' '.join(words), answer, sep='\\t')\n"                                        \
    "def each(whats, *operands):\n"                                                                \
    "    for w in whats.split():\n"                                                                \
    "        do(w, *operands)\n"                                                                   \
    "def big(bits):\n"                                                                             \
    "    return random.getrandbits(random.randrange(1, bits + 1)) * random.choice([1, -1])\n"

static uint8_t *cases_unhex(const char *hex, size_t *n)
{
    *n = strlen(hex) / 2;
    uint8_t *bytes = malloc(*n + 1);
    assert_non_null(bytes);
    for (size_t i = 0; i < *n; i++) {
        char pair[3] = {hex[2 * i], hex[2 * i + 1], 0};
        bytes[i] = (uint8_t)strtoul(pair, NULL, 16);
    }
    return bytes;
}

/* strtod() is C's, not what is tested. */
static OuObject *cases_complex(const char *text)
{
    char *comma;
    double real = strtod(text, &comma);
    return ou_complex_new(TH, real, strtod(comma + 1, NULL));
}

static OuObject *cases_text(char kind, const char *hex)
{
    size_t n;
    uint8_t *bytes = cases_unhex(hex, &n);
    OuObject *o;
    if (kind != 's') {
        o = kind == 'b' ? ou_bytes_from(TH, bytes, n) : ou_bytearray_from(TH, bytes, n);
    } else {
        uint32_t *chars = calloc(n / 4 + 1, sizeof *chars);
        assert_non_null(chars);
        for (size_t i = 0; i < n; i++) {
            chars[i / 4] = chars[i / 4] << 8 | bytes[i];
        }
        o = ou_str_from_ucs4(TH, chars, n / 4);
        free(chars);
    }
    free(bytes);
    return o;
}

static OuObject *cases_operand(const char *word)
{
    static const OuType *const types[] = {&ou_int_type, &ou_bool_type, &ou_float_type, &ou_complex_type};
    switch (word[0]) {
    case 'T': return OU_PY_TRUE;
    case 'F': return OU_PY_FALSE;
    case 'N': return OU_NONE;
    case 'i': return ou_int_from_digits(TH, word + 1, strlen(word + 1), 16);
    case 'f': return ou_float_new(TH, strtod(word + 1, NULL));
    case 'c': return cases_complex(word + 1);
    case 't':
        for (size_t i = 0; i < OU_COUNT_OF(types); i++) {
            if (strcmp(types[i]->name, word + 1) == 0) {
                return ou_keep(OU_TYPE_OBJECT(types[i]));
            }
        }
        fail_msg("no type %s", word);
        return NULL;
    default: return cases_text(word[0], word + 1);
    }
}

/* ---- operations ---- */

#define CASES_MOST 8

static OuObject *cases_compare(const char *what, OuObject **args)
{
    static const char *const names[] = {"<", "<=", "==", "!=", ">", ">="};
    for (int op = OU_LT; op <= OU_GE; op++) {
        if (strcmp(what, names[op]) == 0) {
            return ou_compare(TH, args[0], args[1], (OuCompare)op);
        }
    }
    fail_msg("no operation %s", what);
    return NULL;
}

/* n positional operands, then one for each of kwnames. */
static OuObject *cases_do(const char *what, OuObject **args, size_t n, OuObject *kwnames)
{
    if (strcmp(what, "call") == 0) {
        return ou_call(TH, args[0], args + 1, n - 1, kwnames);
    }
    if (what[0] == '.') {
        OuObject *method = ou_get_attr_text(TH, args[0], what + 1);
        OuObject *result = method == NULL ? NULL : ou_call(TH, method, args + 1, n - 1, kwnames);
        ou_drop_maybe(TH, method);
        return result;
    }
    for (int op = 0; op < OU_N_BINARY_OPS; op++) {
        if (strcmp(what, ou_binary_symbols[op]) == 0) {
            return ou_binary(TH, (OuBinaryOp)op, args[0], args[1]);
        }
    }
    if (strcmp(what, "hash") == 0) {
        int64_t hash = ou_hash(TH, args[0]);
        return hash == -1 ? NULL : ou_int_new(TH, hash);
    }
    if (strcmp(what, "bool") == 0) {
        OuTruth truth = ou_is_true(TH, args[0]);
        return truth == OU_ERROR ? NULL : ou_bool(truth == OU_TRUE);
    }
    return strcmp(what, "neg") == 0      ? ou_negative(TH, args[0])
           : strcmp(what, "pos") == 0    ? ou_positive(TH, args[0])
           : strcmp(what, "abs") == 0    ? ou_absolute(TH, args[0])
           : strcmp(what, "inv") == 0    ? ou_invert(TH, args[0])
           : strcmp(what, "str") == 0    ? ou_str(TH, args[0])
           : strcmp(what, "divmod") == 0 ? ou_divmod(TH, args[0], args[1])
           : strcmp(what, "pow") == 0    ? ou_pow(TH, args[0], args[1], n > 2 ? args[2] : OU_NONE)
                                         : cases_compare(what, args);
}

/* The words of a line, done. Fails the test for a line that it cannot read; memory may run out. */
static OuObject *cases_line(const char *what, char *words)
{
    OuObject *args[CASES_MOST], *names[CASES_MOST], *kwnames = NULL, *result = NULL;
    size_t n = 0, n_names = 0;
    bool ready = true;
    while (ready && words != NULL && *words != 0) {
        char *word = oracle_word(&words);
        assert_true(n < CASES_MOST && n_names < CASES_MOST);
        if (word[0] == 'k') {
            ready = (names[n_names] = ou_str_intern_text(TH, word + 1)) != NULL;
            n_names += ready;
        } else {
            ready = (args[n] = cases_operand(word)) != NULL;
            n += ready;
        }
    }
    if (ready && n_names > 0) {
        ready = (kwnames = ou_tuple_from(TH, names, n_names)) != NULL;
    }
    if (ready) {
        result = cases_do(what, args, n - n_names, kwnames);
    }
    ou_drop_maybe(TH, kwnames);
    while (n > 0) {
        ou_drop(TH, args[--n]);
    }
    while (n_names > 0) {
        ou_drop(TH, names[--n_names]);
    }
    return result;
}

static char *cases_utf8(const char *head, OuObject *text, const char *tail)
{
    size_t size;
    OuObject *holder;
    assert_non_null(text);
    const char *utf8 = ou_str_utf8(TH, text, &size, &holder);
    assert_non_null(utf8);
    size_t room = strlen(head) + size + strlen(tail) + 1;
    char *copy = malloc(room);
    assert_non_null(copy);
    snprintf(copy, room, "%s%s%s", head, utf8, tail);
    ou_drop_maybe(TH, holder);
    return copy;
}

static char *cases_answer_adopt(OuObject *result)
{
    char head[80];
    OuObject *error = result == NULL ? ou_error_take(TH) : NULL, *message = NULL, *text;
    if (result == NULL) {
        assert_non_null(error);
        snprintf(head, sizeof head, "!%s: ", ou_type_short_name(error->type));
        message = ou_str(TH, error);
        assert_non_null(message);
        text = ou_ascii(TH, message);
    } else {
        assert_null(TH->error);
        snprintf(head, sizeof head, "%s:", ou_type_short_name(result->type));
        int64_t limit = TH->vm->types->int_max_str_digits;
        TH->vm->types->int_max_str_digits = 0;
        text = ou_ascii(TH, result);
        TH->vm->types->int_max_str_digits = limit;
    }
    char *answer = cases_utf8(head, text, "");
    if (error != NULL) { /* without the quotes of the message */
        size_t at = strlen(head), n = strlen(answer);
        memmove(answer + at, answer + at + 1, n - at);
        answer[n - 2] = 0;
    }
    ou_drop(TH, text);
    ou_drop_maybe(TH, result);
    ou_drop_maybe(TH, message);
    ou_drop_maybe(TH, error);
    return answer;
}

/* Differences are printed; the test fails at the end. */
static void cases_run(FILE *answers)
{
    char *line = NULL;
    size_t room = 0, n = 0, n_wrong = 0;
    while (oracle_line(answers, &line, &room) != NULL) {
        char *rest = line, *what = strsep(&rest, "\t"), *words = strsep(&rest, "\t"), *expected = rest;
        assert_non_null(expected);
        char *shown = strdup(words);
        char *answer = cases_answer_adopt(cases_line(what, words));
        if (strcmp(answer, expected) != 0 && n_wrong++ < 40) {
            fprintf(stderr, "%s %.300s\n    oracle %.300s\n    ouro   %.300s\n", what, shown, expected, answer);
        }
        free(shown);
        free(answer);
        n++;
    }
    free(line);
    oracle_close(answers);
    assert_true(n > 0);
    assert_int_equal(n_wrong, 0);
}

#define CASES_TEST(name, script)                                                                   \
    static void name(void **state)                                                                 \
    {                                                                                              \
        (void)state;                                                                               \
        ORACLE_OR_SKIP(answers, CASES_PRELUDE script);                                             \
        cases_start();                                                                             \
        cases_run(answers);                                                                        \
        cases_end();                                                                               \
    }

/* Each line of `lines` ("what\twords") under every fault: a result or MemoryError, and nothing left. */
static const char *const *cases_sweep_lines;
static size_t cases_sweep_n;

static OU_UNUSED void cases_sweep(OuSweep *sweep)
{
    cases_start();
    for (size_t i = 0; i < cases_sweep_n; i++) {
        char *line = strdup(cases_sweep_lines[i]), *rest = line, *what = strsep(&rest, "\t");
        assert_non_null(rest);
        if (i == 0) {
            OU_SWEEP_ARM(sweep, &cases_vm.account);
        }
        OuObject *result = cases_line(what, rest);
        if (result == NULL) {
            assert_non_null(TH->error);
            if (TH->error->type != &ou_exc_memory_error) {
                fprintf(stderr, "%s: %s\n", cases_sweep_lines[i], TH->error->type->name);
            }
            assert_ptr_equal(TH->error->type, &ou_exc_memory_error);
            assert_true(sweep->n > 0);
            ou_error_clear(TH);
        }
        ou_drop_maybe(TH, result);
        free(line);
    }
    OU_SWEEP_DISARM(sweep, &cases_vm.account);
    cases_end();
}

#define CASES_SWEEP(...)                                                                           \
    do {                                                                                           \
        static const char *const lines[] = {__VA_ARGS__};                                          \
        cases_sweep_lines = lines;                                                                 \
        cases_sweep_n = OU_COUNT_OF(lines);                                                        \
        FAULT_SWEEP(cases_sweep);                                                                  \
    } while (0)

#endif
