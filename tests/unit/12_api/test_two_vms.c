/* test_two_vms.c - two VMs in two threads run the programs of tests/spine at the same time: right output from both.
 *
 * In the tsan preset it says more: that the two write to nothing they share. Each program has a VM of its own, and
 * the threads go through the list from its two ends, so that different programs meet. */
#include "unit.h"

#include <ouro.h>

#include <glob.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What a program prints goes to a file of its own: threads share the process's standard output. Objects that live until
 * the VM ends print too, so the file is read after that. */
static const char before[] = "import sys\n"
                             "sys.stdout = sys.__stdout__ = open(sys.argv[1], 'w', encoding='utf-8')\n"
                             "del sys\n";

typedef struct Runner {
    char **programs;
    size_t n_programs;
    bool backwards;
    size_t n_failed;
} Runner;

static bool same_text(const char *one, const char *other)
{
    FILE *a = fopen(one, "rb"), *b = fopen(other, "rb");
    int x = a == NULL || b == NULL ? 0 : EOF, y = EOF;
    while (a != NULL && b != NULL && (x = fgetc(a)) == (y = fgetc(b)) && x != EOF) {
    }
    if (a != NULL) {
        fclose(a);
    }
    if (b != NULL) {
        fclose(b);
    }
    return x == y;
}

static bool run_one(const char *program, const char *folder, const char *output)
{
    char wanted[4096];
    snprintf(wanted, sizeof wanted, "%.*sout", (int)strlen(program) - 2, program);
    const char *argv[] = {program, output};
    const char *path[] = {folder, NULL};
    OuroConfig config = {.argc = 2, .argv = argv, .path = path, .fixed_hash_seed = true};
    OuroVm *vm = ouro_new(&config);
    bool ok = vm != NULL && ouro_run(vm, before, "<before>") == OURO_OK && ouro_run_file(vm, program) == OURO_OK;
    if (!ok) {
        fprintf(stderr, "%s: %s\n", program, vm == NULL ? "no VM" : ouro_error(vm));
    }
    ok = ouro_free(vm) && ok;
    if (ok && !same_text(output, wanted)) {
        fprintf(stderr, "%s: %s is not %s\n", program, output, wanted);
        ok = false;
    }
    remove(output);
    return ok;
}

static void *run_all(void *arg)
{
    Runner *r = arg;
    for (size_t i = 0; i < r->n_programs; i++) {
        const char *program = r->programs[r->backwards ? r->n_programs - 1 - i : i];
        size_t size = (size_t)(strrchr(program, '/') - program);
        char folder[4096], output[64];
        snprintf(folder, sizeof folder, "%.*s", (int)size, program);
        snprintf(output, sizeof output, "two_vms_%d.%d.out", (int)getpid(), r->backwards);
        r->n_failed += !run_one(program, folder, output);
    }
    return NULL;
}

static void two_threads_run_the_spine(void **state)
{
    (void)state;
    glob_t found;
    assert_int_equal(glob(OU_TESTS "/spine/[a-z]*.py", 0, NULL, &found), 0);
    Runner runners[2];
    pthread_t threads[2];
    for (int i = 0; i < 2; i++) {
        runners[i] = (Runner){.programs = found.gl_pathv, .n_programs = found.gl_pathc, .backwards = i == 1};
        assert_int_equal(pthread_create(&threads[i], NULL, run_all, &runners[i]), 0);
    }
    for (int i = 0; i < 2; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    }
    assert_int_equal(runners[0].n_failed, 0);
    assert_int_equal(runners[1].n_failed, 0);
    globfree(&found);
}

/* Recursion in C ends where the thread's own stack does, however small that is. */
static void *recur(void *failed)
{
    OuroConfig config = {.fixed_hash_seed = true};
    OuroVm *vm = ouro_new(&config);
    OuroStatus status = vm == NULL ? OURO_OK
                                   : ouro_run(vm,
                                              "import sys\n"
                                              "sys.setrecursionlimit(1000000)\n"
                                              "class Name:\n"
                                              "    def __repr__(self):\n"
                                              "        return repr([self, 1])\n"
                                              "repr(Name())\n",
                                              "<deep>");
    *(bool *)failed = status != OURO_ERROR || strstr(ouro_error(vm), "RecursionError") == NULL;
    ouro_free(vm);
    return NULL;
}

static void a_small_stack_is_not_overrun(void **state)
{
    (void)state;
    pthread_attr_t attributes;
    pthread_t thread;
    bool failed = true;
    assert_int_equal(pthread_attr_init(&attributes), 0);
    assert_int_equal(pthread_attr_setstacksize(&attributes, (size_t)1 << 20), 0);
    assert_int_equal(pthread_create(&thread, &attributes, recur, &failed), 0);
    assert_int_equal(pthread_join(thread, NULL), 0);
    pthread_attr_destroy(&attributes);
    assert_false(failed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(two_threads_run_the_spine),
                                       cmocka_unit_test(a_small_stack_is_not_overrun)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
