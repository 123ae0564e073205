/* pyc_mutations.c - compiled code with a few bytes changed is refused, or runs: nothing crashes, nothing hangs.
 *
 *   fuzz-pyc [-a] [-n MUTATIONS] [-t SECONDS] [-s SEED] [-j FIRST] [-k FOLDER] SOURCE...
 *   fuzz-pyc -r FILE
 *
 * Each source is compiled and dumped as for __pycache__. A mutation changes a few bytes behind the head and makes the checksum
 * right again, so that it is the reader and the verifier who must see it. What they accept is looked at (tables, disassembly,
 * a copy) and run, functions that nobody calls too, under a time limit and a cap on memory. A child process does a batch; it
 * tells through shared memory what it is at, so that a death or a hang is put down to one mutation, which -k keeps as a file
 * (-r does that one again, in this process). Each fifth mutation, with -a each, is one of attributes: types.CodeType() or replace()
 * is given a changed co_code, table, number or tuple of one of the code objects; it is done again by its number, with -j.
 * The last line is "N passed, N failed". */
#include "12_api/api.h"

#include "05_cycle/cycle.h"
#include "06_types/abstract.h"
#include "06_types/bytes.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "07_thread/signals.h"
#include "07_thread/thread.h"
#include "08_compile/dump_int.h"

#include <execinfo.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define BATCH 2000       /* mutations a process */
#define TICK_MS 20       /* how long code runs before it is interrupted, and again */
#define LOAD_SECONDS 10  /* reading and verifying may take that long */
#define RUN_SECONDS 10   /* and running: code that catches each interrupt is let go */
#define CAP ((size_t)96 << 20)
#define MAX_DUMP (1u << 20)

typedef enum Phase { STARTING, LOADING, LOOKING, RUNNING, ENDING } Phase;

/* What the child says. */
typedef struct Shared {
    uint64_t index;
    Phase phase;
    struct timespec since;
    uint64_t n_loaded, n_ran;
    uint64_t attributes; /* the mutation is one of attributes, by this number; 0: of the bytes */
    size_t size;
    char bytes[MAX_DUMP];
} Shared;

typedef struct Seed {
    const char *path;
    char *bytes;
    size_t size;
} Seed;

static Shared *shared;
static OuroVm *vm;

/* ---- numbers by chance ---- */

/* SplitMix64 (Steele, Lea, Flood). */
static uint64_t next_number(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

static size_t below(uint64_t *state, size_t n)
{
    return (size_t)(next_number(state) % n);
}

/* ---- mutations ---- */

static void seal(char *bytes, size_t size)
{
    uint64_t sum = ou_dump_checksum(bytes + OU_DUMP_HEAD, size - OU_DUMP_HEAD);
    for (unsigned i = 0; i < 8; i++) {
        bytes[8 + i] = (char)(sum >> 8 * i);
    }
}

/* Changes shared->bytes. */
static void mutate_once(uint64_t *state, const Seed *other)
{
    static const uint8_t telling[] = {0, 1, 2, 0x7f, 0x80, 0xff, 0xfe, 'c', '(', 'r', 'N', 'n'};
    char *bytes = shared->bytes;
    size_t size = shared->size, at = OU_DUMP_HEAD + below(state, size - OU_DUMP_HEAD), n, from;
    switch (below(state, 11)) {
    case 0: bytes[at] = (char)(bytes[at] ^ 1 << below(state, 8)); break;
    case 1: bytes[at] = (char)next_number(state); break;
    case 2: bytes[at] = (char)telling[below(state, sizeof telling)]; break;
    case 3:
    case 4: bytes[at] = (char)(bytes[at] + 1); break;
    case 5:
    case 6: bytes[at] = (char)(bytes[at] - 1); break;
    case 7: /* a word becomes another one: instructions, most likely */
    case 8:
        from = OU_DUMP_HEAD + below(state, size - OU_DUMP_HEAD);
        n = size - (at > from ? at : from) < 4 ? size - (at > from ? at : from) : 4;
        memmove(bytes + at, bytes + from, n);
        break;
    case 9: /* less */
        n = 1 + below(state, 8);
        n = n > size - at ? size - at : n;
        if (size - n > OU_DUMP_HEAD + 1) {
            memmove(bytes + at, bytes + at + n, size - at - n);
            shared->size -= n;
        }
        break;
    default: /* more, of another one */
        n = 1 + below(state, 16);
        if (size + n < MAX_DUMP && other->size > OU_DUMP_HEAD + n) {
            memmove(bytes + at + n, bytes + at, size - at);
            memcpy(bytes + at, other->bytes + OU_DUMP_HEAD + below(state, other->size - OU_DUMP_HEAD - n), n);
            shared->size += n;
        }
        break;
    }
}

static void mutate(uint64_t seed, uint64_t index, bool attributes, const Seed *seeds, size_t n_seeds)
{
    uint64_t state = seed * UINT64_C(0x2545f4914f6cdd1d) + index;
    const Seed *one = &seeds[below(&state, n_seeds)];
    memcpy(shared->bytes, one->bytes, one->size);
    shared->size = one->size;
    shared->attributes = attributes ? next_number(&state) >> 2 | 1 : 0;
    if (attributes) {
        return;
    }
    size_t n = 1 + (below(&state, 3) == 0 ? below(&state, 5) : 0);
    for (size_t i = 0; i < n; i++) {
        mutate_once(&state, &seeds[below(&state, n_seeds)]);
    }
    seal(shared->bytes, shared->size);
}

/* ---- what is done with code ---- */

/* look(): all that can be asked about code without running it. run_all(): functions that nobody calls. */
static const char helpers[] =
    "import marshal, sys, types\n"
    "class Sink:\n"
    "    def write(self, text): return len(text)\n"
    "    def flush(self): pass\n"
    "sys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = Sink()\n"
    "def look(code, depth=0):\n"
    "    tasks = (lambda: list(code.co_lines()), lambda: list(code.co_positions()), lambda: code.co_code, lambda: code.co_exceptiontable,\n"
    "             lambda: (code.co_varnames, code.co_cellvars, code.co_freevars, code.co_flags), lambda: hash(code),\n"
    "             lambda: code == code.replace(co_name='other'), lambda: repr(code), lambda: code._varname_from_oparg(0),\n"
    "             lambda: marshal.loads(marshal.dumps(code)) == code)\n"
    "    for task in tasks:\n"
    "        try: task()\n"
    "        except Exception: pass\n"
    "    for k in code.co_consts:\n"
    "        if type(k) is types.CodeType and depth < 4: look(k, depth + 1)\n"
    "def use(value):\n"
    "    if isinstance(value, (types.GeneratorType, types.CoroutineType)):\n"
    "        for i in range(3): value.send(None)\n"
    "        value.close()\n"
    "    elif isinstance(value, types.AsyncGeneratorType):\n"
    "        value.asend(None).send(None)\n"
    "def run_all(code, space, depth=0):\n"
    "    for k in code.co_consts:\n"
    "        if type(k) is not types.CodeType or depth > 3: continue\n"
    "        try:\n"
    "            cells = tuple(types.CellType([1]) for name in k.co_freevars)\n"
    "            f = types.FunctionType(k, space, closure=cells or None)\n"
    "            n = k.co_argcount\n"
    "            if n + k.co_kwonlyargcount > 50: continue\n"
    "            names = k.co_varnames[n:n + k.co_kwonlyargcount]\n"
    "            use(f(*([3] * n), **dict.fromkeys(names, 2)))\n"
    "        except BaseException as e:\n"
    "            repr(e)\n"
    "        run_all(k, space, depth + 1)\n"
    "names = 'argcount posonlyargcount kwonlyargcount nlocals stacksize flags code consts names varnames filename name qualname '\n"
    "names = (names + 'firstlineno linetable exceptiontable freevars cellvars').split()\n"
    "def remake(code, number):\n"
    "    def below(n):\n"
    "        nonlocal number\n"
    "        number = number * 6364136223846793005 + 1442695040888963407 & 0xFFFFFFFFFFFFFFFF\n"
    "        return (number >> 33) % n\n"
    "    def changed_bytes(value, step):\n"
    "        data = bytearray(value)\n"
    "        at, kind = below(len(data) // step + 1) * step, below(7)\n"
    "        if not data or kind == 0: data[at:at] = bytes(below(256) for i in range(step))\n"
    "        elif kind == 1: del data[at:at + step]\n"
    "        elif kind == 2: other = below(len(data) // step) * step; data[at:at + step] = data[other:other + step]\n"
    "        elif kind == 3: other = below(len(data) // step) * step; data[at:at] = data[other:other + step * below(5)]\n"
    "        else: i = below(len(data)); data[i] = (data[i] ^ 1 << below(8), data[i] + 1, data[i] - 1, below(256))[below(4)] & 255\n"
    "        return bytes(data)\n"
    "    def changed_number(value, name):\n"
    "        if name == 'flags' and below(3): return value ^ 1 << below(26)\n"
    "        return (value + 1, value - 1, value + below(9), 0, 255, 32767, 2147483647, -1)[below(8)]\n"
    "    def changed_tuple(value, name):\n"
    "        items, kind = list(value), below(5)\n"
    "        at = below(len(items) + 1)\n"
    "        odd = [1], ('a', 'bc' * 2), 'q', 2 ** 70, code, None, (), lambda: 1, 1.5, frozenset([1]), Text('t'), (Text('u'), 1)\n"
    "        new = odd[below(len(odd))] if name == 'consts' else ('q', '__class__', '', 'x' * below(3), Text('t'))[below(5)]\n"
    "        if not items or kind == 0: items.insert(at, new)\n"
    "        elif kind == 1: del items[at:at + 1 + below(2)]\n"
    "        elif kind == 2: items[at:at + 1] = [items[below(len(items))]]\n"
    "        elif kind == 3: items.reverse()\n"
    "        else: items[at:at + 1] = [new]\n"
    "        return tuple(items)\n"
    "    values = {name: getattr(code, 'co_' + name) for name in names}\n"
    "    nested = [i for i, k in enumerate(code.co_consts) if type(k) is types.CodeType]\n"
    "    if nested and below(5):\n"
    "        i = nested[below(len(nested))]\n"
    "        values['consts'] = code.co_consts[:i] + (remake(code.co_consts[i], number),) + code.co_consts[i + 1:]\n"
    "    else:\n"
    "        for i in range(1 + (below(4) if below(3) == 0 else 0)):\n"
    "            name = ('code', 'exceptiontable', 'linetable', names[below(18)])[below(4)]\n"
    "            value = values[name]\n"
    "            if type(value) is bytes: values[name] = changed_bytes(value, 4 if name == 'code' and below(2) else 1)\n"
    "            elif type(value) is int: values[name] = changed_number(value, name)\n"
    "            elif type(value) is tuple: values[name] = changed_tuple(value, name)\n"
    "        if below(4): values['nlocals'] = len(values['varnames'])\n"
    "    if below(2): return code.replace(**{'co_' + name: value for name, value in values.items()})\n"
    "    return types.CodeType(*values.values())\n"
    "class Text(str): pass\n";

static void set_phase(Phase phase)
{
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &shared->since);
    __atomic_store_n(&shared->phase, phase, __ATOMIC_RELEASE);
}

static void on_tick(int number)
{
    (void)number;
    if (shared->phase == RUNNING || shared->phase == LOOKING) {
        ouro_interrupt(vm);
    }
}

/* Where it died; a sanitizer tells by itself. */
static void on_death(int number)
{
    void *frames[48];
    backtrace_symbols_fd(frames, backtrace(frames, OU_COUNT_OF(frames)), 2);
    signal(number, SIG_DFL);
    raise(number);
}

static void tick(bool on)
{
    struct itimerval t = {0};
    if (on) {
        t.it_interval.tv_usec = t.it_value.tv_usec = TICK_MS * 1000;
    }
    setitimer(ITIMER_REAL, &t, NULL);
}

/* The pending error's text is made, as for a program that ends with it. */
static void show_error(OuThread *th)
{
    OuObject *error = ou_error_take(th);
    OuObject *text = error == NULL ? NULL : ou_traceback_text(th, error);
    ou_drop_maybe(th, text);
    ou_error_clear(th);
    ou_drop_maybe(th, error);
}

static void settle(OuThread *th, OuObject *result)
{
    if (result == NULL) {
        show_error(th);
    } else {
        ou_drop(th, result);
    }
}

static OuObject *helper(OuThread *th, const char *name)
{
    OuObject *module = ou_api_main(th);
    return ou_dict_borrow_text(th, ((OuModule *)module)->dict, name);
}

static void look_at(OuThread *th, OuCode *code)
{
    set_phase(LOOKING);
    settle(th, ou_call1(th, helper(th, "look"), &code->head));
    settle(th, ou_code_disassemble(th, code, true, NULL));
}

static void run(OuThread *th, OuCode *code)
{
    set_phase(RUNNING);
    shared->n_ran++;
    OuObject *space = ou_dict_new(th), *name = ou_str_from_text(th, "mutant");
    if (space != NULL && name != NULL && ou_dict_set_text(th, space, "__name__", name)) {
        tick(true);
        settle(th, ou_machine_run(th, code, space, space, NULL));
        settle(th, ou_call2(th, helper(th, "run_all"), &code->head, space));
        ou_drop(th, space);
        space = NULL;
        ou_cycle_collect(th, 2); /* what it left behind ends here, where each loop is interrupted */
        tick(false);
    }
    ou_error_clear(th);
    ou_drop_maybe(th, name);
    ou_drop_maybe(th, space);
}

/* As it is dumped, or with attributes changed. */
static OuCode *mutant(OuThread *th)
{
    OuCode *code = ou_code_load(th, shared->bytes, shared->size);
    if (code == NULL || shared->attributes == 0) {
        return code;
    }
    OuObject *number = ou_int_new(th, (int64_t)shared->attributes);
    OuObject *made = number == NULL ? NULL : ou_call2(th, helper(th, "remake"), &code->head, number);
    ou_drop(th, code);
    ou_drop_maybe(th, number);
    return (OuCode *)made;
}

static void try_one(OuThread *th)
{
    set_phase(LOADING);
    OuCode *code = mutant(th);
    if (code == NULL) {
        show_error(th);
        return;
    }
    shared->n_loaded++;
    look_at(th, code);
    run(th, code);
    ou_drop(th, code);
}

static OuThread *start(void)
{
    OuroConfig config = {.memory_limit = CAP, .fixed_hash_seed = true};
    signal(SIGALRM, on_tick);
#ifndef __SANITIZE_ADDRESS__
    signal(SIGABRT, on_death);
    signal(SIGSEGV, on_death);
#else
    (void)on_death;
#endif
    vm = ouro_new(&config);
    if (vm == NULL || ouro_run(vm, helpers, "<helpers>") != OURO_OK) {
        fprintf(stderr, "%s\n", vm == NULL ? "no VM" : ouro_error(vm));
        _exit(3);
    }
    ou_lock_enter(ou_api_thread(vm));
    return ou_api_thread(vm);
}

static int again(const char *path)
{
    FILE *f = fopen(path, "rb");
    shared->size = f == NULL ? 0 : fread(shared->bytes, 1, sizeof shared->bytes, f);
    if (f != NULL) {
        fclose(f);
    }
    try_one(start());
    return 0;
}

static void batch(uint64_t seed, uint64_t first, uint64_t end, bool attributes, const Seed *seeds, size_t n_seeds)
{
    OuThread *th = start();
    for (uint64_t i = first; i < end; i++) {
        mutate(seed, i, attributes || i % 5 == 4, seeds, n_seeds);
        shared->index = i;
        try_one(th);
    }
    set_phase(ENDING);
    ou_error_clear(th);
    ou_lock_leave(th);
    _exit(0); /* what mutants left behind (their finalizers, threads they wait for) is not the subject */
}

/* ---- the parent ---- */

static double seconds_since(clockid_t which, const struct timespec *t)
{
    struct timespec now;
    clock_gettime(which, &now);
    return (double)(now.tv_sec - t->tv_sec) + (double)(now.tv_nsec - t->tv_nsec) / 1e9;
}

static void keep(const char *folder, const char *what)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s-%llu.dump", folder, what, (unsigned long long)shared->index);
    FILE *f = fopen(path, "wb");
    if (f != NULL) {
        fwrite(shared->bytes, 1, shared->size, f);
        fclose(f);
    }
}

/* Waits for a batch. NULL: it went well; else what became of it. */
static const char *wait_for(pid_t child, bool *endless)
{
    int status;
    *endless = false;
    for (;;) {
        pid_t done = waitpid(child, &status, WNOHANG);
        if (done == child) {
            return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? NULL : WIFSIGNALED(status) ? "signal" : "death";
        }
        Phase phase = __atomic_load_n(&shared->phase, __ATOMIC_ACQUIRE);
        clockid_t clock = CLOCK_MONOTONIC; /* the child's own: a busy machine is no hang */
        double waited = clock_getcpuclockid(child, &clock) == 0 ? seconds_since(clock, &shared->since) : 0;
        if (phase != STARTING && waited > (phase == RUNNING || phase == LOOKING ? RUN_SECONDS : LOAD_SECONDS)) {
            *endless = phase == RUNNING;
            kill(child, *endless ? SIGKILL : SIGABRT); /* it tells where it was */
            waitpid(child, &status, 0);
            return *endless ? NULL : "hang";
        }
        usleep(20000);
    }
}

static bool read_seeds(char **paths, size_t n, Seed *seeds, size_t *n_seeds)
{
    vm = ouro_new(NULL);
    OuThread *th = vm == NULL ? NULL : ou_api_thread(vm);
    if (th == NULL) {
        return false;
    }
    ou_lock_enter(th);
    for (size_t i = 0; i < n; i++) {
        FILE *f = fopen(paths[i], "rb");
        static char text[MAX_DUMP];
        size_t size = f == NULL ? 0 : fread(text, 1, sizeof text, f);
        if (f != NULL) {
            fclose(f);
        }
        OuObject *name = ou_str_from_text(th, "mutant.py"), *dump = NULL;
        OuCode *code = ou_compile_source(th, text, size, name, OU_COMPILE_EXEC, 0, 0, NULL);
        dump = code == NULL ? NULL : ou_code_dump(th, code);
        if (dump != NULL && ou_bytes_size(dump) < MAX_DUMP / 2) {
            Seed *seed = &seeds[(*n_seeds)++];
            *seed = (Seed){paths[i], malloc(ou_bytes_size(dump)), ou_bytes_size(dump)};
            memcpy(seed->bytes, ou_bytes_data(dump), seed->size);
        }
        ou_error_clear(th);
        ou_drop_maybe(th, dump);
        ou_drop_maybe(th, code == NULL ? NULL : &code->head);
        ou_drop_maybe(th, name);
    }
    ou_lock_leave(th);
    return ouro_free(vm) && *n_seeds > 0;
}

int main(int argc, char **argv)
{
    uint64_t n = 20000, seed = 1, first = 0, n_failed = 0, n_endless = 0;
    double most_seconds = 1e9;
    bool attributes = false;
    struct timespec began;
    const char *folder = NULL, *replay = NULL;
    for (int option; (option = getopt(argc, argv, "an:t:s:j:k:r:")) != -1;) {
        switch (option) {
        case 'a': attributes = true; break;
        case 'n': n = strtoull(optarg, NULL, 10); break;
        case 't': most_seconds = strtod(optarg, NULL); break;
        case 's': seed = strtoull(optarg, NULL, 10); break;
        case 'j': first = strtoull(optarg, NULL, 10); break;
        case 'k': folder = optarg; break;
        case 'r': replay = optarg; break;
        default: return 2;
        }
    }
    size_t n_paths = (size_t)(argc - optind), n_seeds = 0;
    Seed *seeds = calloc(n_paths + 1, sizeof *seeds);
    shared = mmap(NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (replay != NULL && shared != MAP_FAILED) {
        return again(replay);
    }
    if (seeds == NULL || shared == MAP_FAILED || !read_seeds(argv + optind, n_paths, seeds, &n_seeds)) {
        fprintf(stderr, "fuzz-pyc: no sources\n");
        return 2;
    }
    clock_gettime(CLOCK_MONOTONIC, &began);
    for (uint64_t at = first, end = first + n; at < end;) {
        if (seconds_since(CLOCK_MONOTONIC, &began) > most_seconds) {
            n = at - first;
            break;
        }
        uint64_t to = end - at < BATCH ? end : at + BATCH;
        bool endless;
        shared->index = at;
        shared->phase = STARTING;
        fflush(NULL);
        pid_t child = fork();
        if (child == 0) {
            batch(seed, at, to, attributes, seeds, n_seeds);
        }
        const char *what = child < 0 ? "fork" : wait_for(child, &endless);
        if (what == NULL && !endless) {
            at = to;
            continue;
        }
        if (what != NULL) {
            static const char *const phases[] = {"starting", "loading", "looking", "running", "ending"};
            printf("FAIL mutation %llu of seed %llu%s: %s while %s\n", (unsigned long long)shared->index, (unsigned long long)seed,
                   shared->attributes != 0 ? ", of attributes" : "", what, phases[shared->phase]);
            n_failed++;
            if (folder != NULL) {
                keep(folder, what);
            }
        } else {
            n_endless++;
        }
        at = shared->index + 1;
    }
    printf("fuzz-pyc: %zu sources, %llu mutations, %llu accepted, %llu of them run, %llu would not end\n", n_seeds,
           (unsigned long long)n, (unsigned long long)shared->n_loaded, (unsigned long long)shared->n_ran,
           (unsigned long long)n_endless);
    printf("%llu passed, %llu failed\n", (unsigned long long)(n - n_failed), (unsigned long long)n_failed);
    return n_failed > 0;
}
