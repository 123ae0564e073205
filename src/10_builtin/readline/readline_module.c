/* readline_module.c - the module readline: history, completion and settings of the lines that line_editor.c reads.
 *
 * The history is a list of ours: libedit asks for its lines while one is edited. Files of it are as GNU readline writes them, a
 * line each; one that libedit wrote, with its escapes, is read as well. */
#include "10_builtin/readline/line_editor_int.h"

#ifdef OU_HAVE_EDIT

#include "06_types/list.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define LIBEDIT_HEAD "_HiStOrY_V2_" /* the first line of its files */

static OuLineEditor *editor(OuThread *th)
{
    return th->vm->library->line_editor;
}

/* The argument as a line: an exact str, new. It must have no zero, and an encoding. */
static OuObject *line_of(OuThread *th, OuObject *o)
{
    if (!ou_is_str(o)) {
        return ou_null(th, &ou_exc_type_error, "bad argument type for built-in operation");
    }
    OuObject *bytes = ou_str_encode(th, o, "utf-8", "surrogateescape");
    OuObject *line = bytes != NULL && ou_str_without_null(th, o)
                         ? ou_str_decode(th, ou_bytes_data(bytes), ou_bytes_size(bytes), "utf-8", "surrogateescape")
                         : NULL;
    ou_drop_maybe(th, bytes);
    return line;
}

/* The same as UTF-8: a bytes, new. */
static OuObject *bytes_of(OuThread *th, OuObject *o)
{
    OuObject *line = line_of(th, o), *bytes = line == NULL ? NULL : ou_str_encode(th, line, "utf-8", "surrogateescape");
    ou_drop_maybe(th, line);
    return bytes;
}

/* ---- files ---- */

/* The path of an argument, or a name in the home folder; a bytes, new. */
static OuObject *path_of(OuThread *th, OuObject *o)
{
    if (o != NULL && o != OU_NONE) {
        return ou_data_path(th, o, NULL);
    }
    const char *home = getenv("HOME");
    OuByteBuilder b = {NULL, 0, 0};
    if (home == NULL) {
        home = ".";
    }
    bool ok = ou_byte_builder_put(th, &b, home, strlen(home)) && ou_byte_builder_put(th, &b, "/.history", 9);
    if (!ok) {
        ou_byte_builder_abandon(th, &b);
        return NULL;
    }
    return ou_byte_builder_finish(th, &b);
}

static OuObject *system_error(OuThread *th, int error)
{
    ou_raise_errno(th, error, NULL, NULL);
    return NULL;
}

/* The whole file into b; errno. */
static int slurp(OuThread *th, const char *path, OuByteBuilder *b)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC), error = fd < 0 ? errno : 0;
    for (ssize_t got = 1; error == 0 && got > 0;) {
        if (!ou_byte_builder_reserve(th, b, 8192)) {
            break;
        }
        got = read(fd, b->data + b->n, 8192);
        b->n += got > 0 ? (size_t)got : 0;
        error = got < 0 ? errno : 0;
    }
    if (fd >= 0) {
        close(fd);
    }
    return error;
}

/* The bytes that \040 and its like stand for, in place; the new size. */
static size_t unescape(char *line, size_t size)
{
    size_t out = 0;
    for (size_t i = 0; i < size; i++, out++) {
        bool octal = line[i] == '\\' && i + 3 < size;
        for (size_t k = 1; octal && k <= 3; k++) {
            octal = line[i + k] >= '0' && line[i + k] <= '7';
        }
        if (octal) {
            line[out] = (char)((line[i + 1] - '0') * 64 + (line[i + 2] - '0') * 8 + (line[i + 3] - '0'));
            i += 3;
        } else {
            line[out] = line[i];
            i += line[i] == '\\' && i + 1 < size && line[i + 1] == '\\';
        }
    }
    return out;
}

OU_METHOD(read_history_file)
{
    OuObject *path = path_of(th, args[0]);
    if (path == NULL) {
        return NULL;
    }
    OuByteBuilder b = {NULL, 0, 0};
    int error = slurp(th, ou_bytes_data(path), &b);
    ou_drop(th, path);
    if (error != 0 || ou_has_error(th)) {
        ou_byte_builder_abandon(th, &b);
        return ou_has_error(th) ? NULL : system_error(th, error);
    }
    bool escaped = false, ok = true;
    for (size_t at = 0; ok && at < b.n;) {
        char *line = b.data + at, *end = memchr(line, '\n', b.n - at);
        size_t size = end == NULL ? b.n - at : (size_t)(end - line);
        at += size + 1;
        if (line == b.data && size == strlen(LIBEDIT_HEAD) && memcmp(line, LIBEDIT_HEAD, size) == 0) {
            escaped = true;
            continue;
        }
        size = strnlen(line, escaped ? unescape(line, size) : size);
        ok = size == 0 || ou_list_append_adopt(th, editor(th)->history, ou_str_decode(th, line, size, "utf-8", "surrogateescape"));
    }
    ou_byte_builder_abandon(th, &b);
    return ok ? OU_NONE : NULL;
}

/* The last n lines of the history, in b. */
static bool put_lines(OuThread *th, OuByteBuilder *b, size_t n)
{
    OuObject *history = editor(th)->history;
    size_t all = ou_list_size(history);
    bool ok = true;
    for (size_t i = n < all ? all - n : 0; ok && i < ou_list_size(history); i++) {
        OuObject *bytes = ou_str_encode(th, ou_list_borrow(history, i), "utf-8", "surrogateescape");
        ok = bytes != NULL && ou_byte_builder_put(th, b, ou_bytes_data(bytes), ou_bytes_size(bytes)) && ou_byte_builder_put(th, b, "\n", 1);
        ou_drop_maybe(th, bytes);
    }
    return ok;
}

/* errno */
static int spill(const char *path, int flags, const char *data, size_t size)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC | flags, 0600), error = fd < 0 ? errno : 0;
    while (error == 0 && size > 0) {
        ssize_t put = write(fd, data, size);
        error = put < 0 ? errno : 0;
        data += put > 0 ? put : 0;
        size -= put > 0 ? (size_t)put : 0;
    }
    if (fd >= 0 && close(fd) != 0 && error == 0) {
        error = errno;
    }
    return error;
}

/* Where the last n lines of b begin. */
static size_t last_lines(const OuByteBuilder *b, size_t n)
{
    size_t at = b->n;
    for (size_t found = 0; at > 0; at--) {
        if (b->data[at - 1] == '\n' && at < b->n && ++found == n) {
            break;
        }
    }
    return n == 0 ? b->n : at;
}

/* Writes the file anew, or appends; then the file is cut to the limit. */
static OuObject *save(OuThread *th, OuObject *filename, bool anew, size_t n)
{
    OuObject *path = path_of(th, filename);
    if (path == NULL) {
        return NULL;
    }
    OuByteBuilder b = {NULL, 0, 0};
    int error = 0, limit = editor(th)->length_limit;
    if (put_lines(th, &b, n)) {
        error = spill(ou_bytes_data(path), anew ? O_CREAT | O_TRUNC : O_APPEND, b.data, b.n);
    }
    if (error == 0 && !ou_has_error(th) && limit >= 0) {
        b.n = 0;
        error = slurp(th, ou_bytes_data(path), &b);
        size_t from = last_lines(&b, (size_t)limit);
        if (error == 0 && !ou_has_error(th) && from > 0) {
            error = spill(ou_bytes_data(path), O_TRUNC, b.data + from, b.n - from);
        }
    }
    ou_byte_builder_abandon(th, &b);
    ou_drop(th, path);
    return ou_has_error(th) ? NULL : error != 0 ? system_error(th, error) : OU_NONE;
}

OU_METHOD(write_history_file)
{
    return save(th, args[0], true, SIZE_MAX);
}

OU_METHOD(append_history_file)
{
    int lines;
    return ou_as_c_int(th, args[0], &lines) ? save(th, args[1], false, lines < 0 ? 0 : (size_t)lines) : NULL;
}

OU_METHOD(read_init_file)
{
    OuLineEditor *e = editor(th);
    OuObject *path = args[0] == NULL || args[0] == OU_NONE ? NULL : ou_data_path(th, args[0], NULL);
    if (ou_has_error(th)) {
        return NULL;
    }
    OuThread *before = ou_line_editor_lend(e, th);
    errno = 0;
    bool open = ou_line_editor_open(th, e);
    bool ok = open && ou_edit(e)->el_source(e->line, path == NULL ? NULL : ou_bytes_data(path)) == 0;
    int error = errno == 0 ? ENOENT : errno;
    ou_line_editor_lend(e, before);
    ou_drop_maybe(th, path);
    return ok ? OU_NONE : open ? system_error(th, error) : NULL;
}

/* ---- history ---- */

OU_METHOD(add_history)
{
    return ou_list_append_adopt(th, editor(th)->history, line_of(th, args[0])) ? OU_NONE : NULL;
}

OU_METHOD(clear_history)
{
    OuObject *empty = ou_list_new(th, 0);
    if (empty == NULL) {
        return NULL;
    }
    ou_replace(th, &editor(th)->history, empty);
    ou_line_history_forget(th, editor(th));
    return OU_NONE;
}

/* A place in the history; ValueError. */
static bool place_of(OuThread *th, OuObject *o, int *at)
{
    if (!ou_as_c_int(th, o, at)) {
        return false;
    }
    if (*at < 0) {
        return ou_raise(th, &ou_exc_value_error, "History index cannot be negative");
    }
    return (size_t)*at < ou_list_size(editor(th)->history) ||
           ou_raise(th, &ou_exc_value_error, "No history item at position %d", *at);
}

OU_METHOD(remove_history_item)
{
    int at;
    if (!place_of(th, args[0], &at)) {
        return NULL;
    }
    OuObject *number = ou_int_new(th, at);
    bool ok = number != NULL && ou_del_item(th, editor(th)->history, number);
    ou_line_history_forget(th, editor(th));
    ou_drop_maybe(th, number);
    return ok ? OU_NONE : NULL;
}

OU_METHOD(replace_history_item)
{
    int at;
    if (!ou_as_c_int(th, args[0], &at)) {
        return NULL;
    }
    if (!ou_is_str(args[1])) {
        return ou_null(th, &ou_exc_type_error, "replace_history_item() argument 2 must be str, not %G", args[1]);
    }
    OuObject *line = line_of(th, args[1]);
    if (line == NULL || !place_of(th, args[0], &at)) {
        ou_drop_maybe(th, line);
        return NULL;
    }
    OuObject *number = ou_int_new(th, at);
    bool ok = number != NULL && ou_set_item(th, editor(th)->history, number, line);
    ou_line_history_forget(th, editor(th));
    ou_drop_maybe(th, number);
    ou_drop(th, line);
    return ok ? OU_NONE : NULL;
}

OU_METHOD(get_history_item)
{
    int at;
    if (!ou_as_c_int(th, args[0], &at)) { /* which may forget the history */
        return NULL;
    }
    OuObject *history = editor(th)->history;
    return at < 1 || (size_t)at > ou_list_size(history) ? OU_NONE : ou_keep(ou_list_borrow(history, (size_t)at - 1));
}

OU_METHOD(get_current_history_length)
{
    return ou_int_new(th, (int64_t)ou_list_size(editor(th)->history));
}

OU_METHOD(set_history_length)
{
    return ou_as_c_int(th, args[0], &editor(th)->length_limit) ? OU_NONE : NULL;
}

OU_METHOD(get_history_length)
{
    return ou_int_new(th, editor(th)->length_limit);
}

OU_METHOD(set_auto_history)
{
    OuTruth on = ou_is_true(th, args[0]);
    if (on == OU_ERROR) {
        return NULL;
    }
    editor(th)->auto_history = on == OU_TRUE;
    return OU_NONE;
}

/* ---- functions of the program ---- */

static OuObject *set_function(OuThread *th, OuObject **place, OuObject *f, const char *name)
{
    if (f != NULL && f != OU_NONE && !ou_is_callable(f)) {
        return ou_null(th, &ou_exc_type_error, "set_%s(func): argument not callable", name);
    }
    if (th->vm->library->finalizing) {
        return OU_NONE; /* nobody will call it */
    }
    OuObject *old = *place;
    *place = f == NULL || f == OU_NONE ? NULL : ou_keep(f);
    ou_drop_maybe(th, old);
    return OU_NONE;
}

OU_METHOD(set_completer)
{
    editor(th)->names_wanted = false;
    return set_function(th, &editor(th)->completer, args[0], "completer");
}

OU_METHOD(set_completion_display_matches_hook)
{
    return set_function(th, &editor(th)->display_hook, args[0], "completion_display_matches_hook");
}

OU_METHOD(set_startup_hook)
{
    return set_function(th, &editor(th)->startup_hook, args[0], "startup_hook");
}

OU_METHOD(set_pre_input_hook)
{
    return set_function(th, &editor(th)->pre_input_hook, args[0], "pre_input_hook");
}

OU_METHOD(get_completer)
{
    OuObject *completer = ou_line_completer_borrow(th, editor(th));
    return completer == NULL ? OU_NONE : ou_keep(completer);
}

OU_METHOD(set_completer_delims)
{
    OuObject *delims = line_of(th, args[0]);
    if (delims == NULL) {
        return NULL;
    }
    ou_replace(th, &editor(th)->delims, delims);
    return OU_NONE;
}

OU_METHOD(get_completer_delims)
{
    return ou_keep(editor(th)->delims);
}

OU_METHOD(get_begidx)
{
    return ou_int_new(th, editor(th)->begin);
}

OU_METHOD(get_endidx)
{
    return ou_int_new(th, editor(th)->end);
}

OU_METHOD(get_completion_type)
{
    return ou_int_new(th, editor(th)->completion_type);
}

/* ---- the line ---- */

OU_METHOD(get_line_buffer)
{
    OuLineEditor *e = editor(th);
    if (!e->reading) {
        return ou_str_decode(th, e->text.n == 0 ? "" : e->text.data, e->text.n, "utf-8", "surrogateescape");
    }
    const LineInfo *info = ou_edit(e)->el_line(e->line);
    return ou_str_decode(th, info->buffer, (size_t)(info->lastchar - info->buffer), "utf-8", "surrogateescape");
}

OU_METHOD(insert_text)
{
    OuObject *bytes = bytes_of(th, args[0]);
    bool ok = bytes != NULL && ou_line_editor_insert(th, editor(th), ou_bytes_data(bytes), ou_bytes_size(bytes));
    ou_drop_maybe(th, bytes);
    return ok ? OU_NONE : NULL;
}

OU_METHOD(redisplay)
{
    editor(th)->redraw = true;
    return OU_NONE;
}

OU_METHOD(parse_and_bind)
{
    OuObject *bytes = bytes_of(th, args[0]);
    bool ok = bytes != NULL && ou_line_editor_bind(th, editor(th), ou_bytes_data(bytes));
    ou_drop_maybe(th, bytes);
    return ok ? OU_NONE : NULL;
}

static const OuMethodDef functions[] = {
    {"add_history", add_history, "string, /", 0, "Add an item to the history."},
    {"append_history_file", append_history_file, "nelements, filename=None, /", 0, "Append the last items of the history to a file, ~/.history by default."},
    {"clear_history", clear_history, "", 0, "Forget the history."},
    {"get_begidx", get_begidx, "", 0, "Where the word that is completed begins."},
    {"get_completer", get_completer, "", 0, "The completer, or None."},
    {"get_completer_delims", get_completer_delims, "", 0, "The characters that end a word for completion."},
    {"get_completion_type", get_completion_type, "", 0, "The kind of completion that is being tried."},
    {"get_current_history_length", get_current_history_length, "", 0, "How many items the history has."},
    {"get_endidx", get_endidx, "", 0, "Where the word that is completed ends."},
    {"get_history_item", get_history_item, "index, /", 0, "An item of the history, counted from 1, or None."},
    {"get_history_length", get_history_length, "", 0, "How many lines a file of history may have; below zero: any number."},
    {"get_line_buffer", get_line_buffer, "", 0, "The line as it is."},
    {"insert_text", insert_text, "string, /", 0, "Insert text into the line at the cursor."},
    {"parse_and_bind", parse_and_bind, "string, /", 0, "Execute a line of settings: of libedit, or of GNU readline."},
    {"read_history_file", read_history_file, "filename=None, /", 0, "Load a file of history, ~/.history by default."},
    {"read_init_file", read_init_file, "filename=None, /", 0, "Execute a file of libedit's settings, ~/.editrc by default."},
    {"redisplay", redisplay, "", 0, "Show the line as it is."},
    {"remove_history_item", remove_history_item, "pos, /", 0, "Remove an item of the history, counted from 0."},
    {"replace_history_item", replace_history_item, "pos, line, /", 0, "Replace an item of the history, counted from 0."},
    {"set_auto_history", set_auto_history, "enabled, /", 0, "Whether lines that are read go into the history."},
    {"set_completer", set_completer, "function=None, /", 0,
     "Set or remove the completer: function(text, 0), function(text, 1), ... return the ways to go on from text, None when there are no more."},
    {"set_completer_delims", set_completer_delims, "string, /", 0, "Set the characters that end a word for completion."},
    {"set_completion_display_matches_hook", set_completion_display_matches_hook, "function=None, /", 0,
     "Set or remove what shows matches: function(substitution, matches, longest_match_length)."},
    {"set_history_length", set_history_length, "length, /", 0, "Set how many lines a file of history may have."},
    {"set_pre_input_hook", set_pre_input_hook, "function=None, /", 0, "Set or remove what is called before the first key of a line, with the prompt shown."},
    {"set_startup_hook", set_startup_hook, "function=None, /", 0, "Set or remove what is called when a line begins."},
    {"write_history_file", write_history_file, "filename=None, /", 0, "Save the history in a file, ~/.history by default."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    static const OuNamedNumber numbers[] = {{"_READLINE_VERSION", 0x0402}, {"_READLINE_RUNTIME_VERSION", 0x0402}, {NULL, 0}};
    OuObject *module = ou_line_editor_start(th, false) ? ou_module_make(th, "readline", "Importing this module enables command line editing using libedit readline.", functions)
                                 : NULL;
    if (module != NULL && (!ou_module_add_numbers(th, module, numbers) ||
                           !ou_module_add_adopt(th, module, "_READLINE_LIBRARY_VERSION", ou_str_from_text(th, "EditLine wrapper")))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

#else

static OuObject *make(OuThread *th)
{
    return ou_foreign_missing(th, "readline", "libedit-dev");
}

#endif

const OuBuiltinModule ou_module_readline = {.name = "readline", .make = make};
