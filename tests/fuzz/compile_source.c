/* compile_source.c - any bytes are refused as source, or become code that the verifier accepts.
 *
 * A target for libFuzzer (tests/fuzz/source drives it), with floors 00..08 only: there is nothing here that runs code.
 * One input goes the way of a file: decoded, cut into tokens, parsed, scopes, code, verified; what became code is written
 * out, read back (which verifies once more) and written again, to the same bytes, and disassembled. A first byte below 32
 * that begins no source chooses mode, flags and optimisation; without it the rest is a module.
 *
 * One VM under a cap serves ROUND inputs. Then it ends, and debug builds panic when something is left; to lay a leak at one
 * input's door, run the kept file alone. */
#include "05_cycle/cycle.h"
#include "06_types/bytes.h"
#include "06_types/error.h"
#include "06_types/exceptions.h"
#include "06_types/str.h"
#include "06_types/type.h"
#include "06_types/type_index.h"
#include "08_compile/compile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CAP ((size_t)64 << 20)
#define STACK ((size_t)4 << 20) /* of the 8 MiB that a process has */
#define ROUND 1000

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static OuVm vm;
static bool running;
static unsigned n_inputs;

static void unraisable(OuThread *th, const char *message, OuObject *where)
{
    (void)message, (void)where;
    ou_error_clear(th);
}

static void visit_roots(OuVm *of, OuVisitFn fn, void *arg)
{
    (void)of, (void)fn, (void)arg;
}

/* Each third warning is an error, as with -W error. */
static bool warn_source(OuThread *th, OuObject *category, OuObject *message, OuObject *filename, uint32_t line)
{
    (void)category, (void)message, (void)filename;
    return line % 3 != 0 || ou_raise(th, &ou_exc_syntax_error, "a warning in line %u", line);
}

static OuObject *find_codec(OuThread *th, OuObject *encoding)
{
    return ou_null(th, &ou_exc_lookup_error, "unknown encoding: %U", encoding);
}

static const OuHost host = {
    .unraisable = unraisable, .visit_roots = visit_roots, .warn_source = warn_source, .find_codec = find_codec};

static void stop(const char *why)
{
    fprintf(stderr, "compile_source: %s\n", why);
    abort();
}

static void start_vm(void)
{
    memset(&vm, 0, sizeof vm);
    if (!ou_vm_start(&vm, CAP, &host, OU_TYPE_INDEX_10, 42) || !ou_cycle_start(&vm) || !ou_types_start(&vm.main)) {
        stop("no VM");
    }
    vm.recursion_limit = 1000;
    vm.main.stack_limit = (const char *)__builtin_frame_address(0) - STACK;
    running = true;
}

static void end_vm(void)
{
    if (running) {
        running = false;
        ou_types_end(&vm.main);
        ou_cycle_end(&vm);
        ou_vm_end(&vm);
    }
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    start_vm();
    return atexit(end_vm);
}

/* A failure has set an error, and only a failure has. A want of memory is no fault of the input. */
static bool is_memory(OuThread *th)
{
    if (!ou_has_error(th)) {
        stop("failed without an error");
    }
    OuObject *error = ou_error_take(th);
    bool memory = ou_type_is_subtype(th, error->type, &ou_exc_memory_error);
    ou_drop(th, error);
    return memory;
}

static void go_round(OuThread *th, OuCode *code)
{
    if (!ou_code_verify(th, code) && !is_memory(th)) {
        stop("the verifier refuses what the compiler made");
    }
    OuObject *text = ou_code_disassemble(th, code, true, NULL), *dump = ou_code_dump(th, code);
    if ((text == NULL || dump == NULL) && !is_memory(th)) {
        stop("code that cannot be written out");
    }
    OuCode *back = dump == NULL ? NULL : ou_code_load(th, ou_bytes_data(dump), ou_bytes_size(dump));
    if (dump != NULL && back == NULL && !is_memory(th)) {
        stop("a dump that is not read back");
    }
    OuObject *again = back == NULL ? NULL : ou_code_dump(th, back);
    if (again != NULL && (ou_bytes_size(again) != ou_bytes_size(dump) || memcmp(ou_bytes_data(again), ou_bytes_data(dump), ou_bytes_size(dump)) != 0)) {
        stop("a dump of what was read back is another one");
    }
    ou_error_clear(th);
    ou_drop_maybe(th, again);
    ou_drop_maybe(th, back == NULL ? NULL : &back->head);
    ou_drop_maybe(th, dump);
    ou_drop_maybe(th, text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const unsigned flag_sets[] = {0, OU_COMPILE_SCRIPT, OU_COMPILE_FUTURE_ANNOTATIONS, OU_COMPILE_TOP_LEVEL_AWAIT,
                                         OU_COMPILE_DONT_IMPLY_DEDENT | OU_COMPILE_INCOMPLETE_OK, OU_COMPILE_ALLOW_INCOMPLETE,
                                         OU_COMPILE_IGNORE_COOKIE};
    OuCompileMode mode = OU_COMPILE_EXEC;
    unsigned choice = 0;
    if (size > 0 && data[0] < 32 && strchr("\t\n\f\r", data[0]) == NULL) {
        choice = data[0];
        mode = choice % 3 == 0 ? OU_COMPILE_EVAL : choice % 3 == 1 ? OU_COMPILE_SINGLE : choice % 5 == 0 ? OU_COMPILE_FUNC_TYPE : OU_COMPILE_EXEC;
        data++;
        size--;
    }
    OuThread *th = &vm.main;
    OuObject *name = ou_str_from_text(th, "fuzzed.py");
    bool incomplete = false;
    OuCode *code = name == NULL ? NULL : ou_compile_source(th, (const char *)data, size, name, mode, flag_sets[choice % OU_COUNT_OF(flag_sets)], (int)(choice / 7 % 3), &incomplete);
    if (code != NULL) {
        if (ou_has_error(th)) {
            stop("code, and an error");
        }
        go_round(th, code);
        ou_drop(th, &code->head);
    } else if (mode != OU_COMPILE_SINGLE || !incomplete) {
        is_memory(th);
    }
    ou_error_clear(th);
    ou_drop_maybe(th, name);
    if (++n_inputs % ROUND == 0) {
        end_vm();
        start_vm();
    }
    return 0;
}
