/* oracle.h - asks CPython 3.11 for expected answers while a unit test runs.
 *
 * A test gives a script, reads its output line by line, and skips itself where
 * /usr/bin/python3.11 is not installed. */
#ifndef OU_TEST_ORACLE_H
#define OU_TEST_ORACLE_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

/* Starts the script; NULL where there is no oracle. */
static inline FILE *oracle_open(const char *script)
{
    static const char frame[] = "/usr/bin/python3.11 -I -B - <<'END_OF_SCRIPT'\n%s\nEND_OF_SCRIPT\n";
    if (access("/usr/bin/python3.11", X_OK) != 0) {
        return NULL;
    }
    size_t room = sizeof frame + strlen(script);
    char *command = malloc(room);
    assert_non_null(command);
    snprintf(command, room, frame, script);
    FILE *answers = popen(command, "r");
    free(command);
    assert_non_null(answers);
    return answers;
}

/* The next line without its newline, in a buffer that grows; NULL at the end. */
static inline char *oracle_line(FILE *answers, char **buffer, size_t *room)
{
    ssize_t n = getline(buffer, room, answers);
    if (n <= 0) {
        return NULL;
    }
    if ((*buffer)[n - 1] == '\n') {
        (*buffer)[n - 1] = 0;
    }
    return *buffer;
}

/* Takes the word up to the next space off *line. */
static inline char *oracle_word(char **line)
{
    char *word = strsep(line, " ");
    assert_non_null(word);
    return word;
}

static inline void oracle_close(FILE *answers)
{
    assert_int_equal(pclose(answers), 0);
}

#define ORACLE_OR_SKIP(answers, script)         \
    FILE *answers = oracle_open(script);        \
    if (answers == NULL) {                      \
        skip();                                 \
    }

#endif
