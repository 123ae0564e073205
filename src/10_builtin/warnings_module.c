/* warnings_module.c - the module _warnings: which warnings are shown, made errors, or counted as told already.
 *
 * Filters, the registry of what was told once and the default action are those of the library's warnings.py when a
 * program has imported it, else the VM's own (OuWarnings): a warning that the machine itself gives works in both cases, and
 * imports nothing. A registry remembers the version of the filters that it was written under; a change of the
 * filters makes it empty again. */
#include "10_builtin/library.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/int.h"
#include "06_types/list.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type.h"
#include "09_vm/frame.h"
#include "09_vm/report.h"
#include "09_vm/source_line.h"

#define METHOD(name)                                                                               \
    static OuObject *name(OU_UNUSED OuThread *th, OU_UNUSED OuObject *self,                        \
                          OU_UNUSED OuObject *const *args, OU_UNUSED size_t n,                     \
                          OU_UNUSED OuObject *kwnames)

static OuWarnings *own(OuThread *th)
{
    return &th->vm->library->warnings;
}

/* ---- warnings.py, when it is there ---- */

/* An attribute of the library's warnings: new; NULL: absent, or *failed. wanted: it is imported if need be. */
static OuObject *library_attr(OuThread *th, const char *name, bool wanted, bool *failed)
{
    *failed = false;
    OuObject *module = NULL;
    if (wanted && !th->vm->library->finalizing) {
        module = ou_import_module(th, "warnings");
        if (module == NULL && !ou_error_swallow(th, &ou_exc_import_error)) {
            *failed = true;
            return NULL;
        }
    } else {
        module = ou_keep_maybe(ou_dict_borrow_text(th, th->vm->machine->modules, "warnings"));
    }
    if (module == NULL || module == OU_NONE) {
        return NULL;
    }
    OuObject *value = ou_get_attr_text_maybe(th, module, name, failed);
    ou_drop(th, module);
    return value;
}

/* What the library's module has under `name` becomes the VM's own, *place; new. NULL with an error. */
static OuObject *current(OuThread *th, const char *name, OuObject **place)
{
    bool failed;
    OuObject *value = library_attr(th, name, false, &failed);
    if (failed) {
        return NULL;
    }
    if (value != NULL) {
        ou_replace(th, place, ou_keep(value));
        return value;
    }
    return ou_keep(*place);
}

/* ---- filters ---- */

/* Does a filter's pattern (None, a plain str, or something with match()) fit the text? */
static OuTruth pattern_fits(OuThread *th, OuObject *pattern, OuObject *text)
{
    if (pattern == OU_NONE) {
        return OU_TRUE;
    }
    if (ou_is_exact_str(pattern)) {
        return ou_compare_bool(th, pattern, text, OU_EQ);
    }
    OuObject *found = ou_call_method_text(th, pattern, "match", 1, text);
    OuTruth answer = found == NULL ? OU_ERROR : ou_is_true(th, found);
    ou_drop_maybe(th, found);
    return answer;
}

/* item: an exact 5-tuple, kept by the caller. */
static OuTruth filter_fits(OuThread *th, OuObject *item, OuObject *category, OuObject *text, OuObject *module, int64_t line)
{
    int64_t at;
    OuTruth answer = pattern_fits(th, ou_tuple_borrow(item, 1), text);
    if (answer == OU_TRUE) {
        answer = pattern_fits(th, ou_tuple_borrow(item, 3), module);
    }
    if (answer == OU_TRUE) {
        answer = ou_is_subclass(th, category, ou_tuple_borrow(item, 2));
    }
    if (answer == OU_TRUE) {
        answer = !ou_as_i64(th, ou_tuple_borrow(item, 4), &at) ? OU_ERROR : at == 0 || at == line ? OU_TRUE : OU_FALSE;
    }
    return answer;
}

/* What is to be done: a str, new; NULL with an error. *item: the filter that says so (new), None for the default. */
static OuObject *find_action(OuThread *th, OuObject *category, OuObject *text, OuObject *module, int64_t line, OuObject **item)
{
    *item = NULL;
    OuObject *filters = current(th, "filters", &own(th)->filters);
    if (filters == NULL) {
        return NULL;
    }
    OuObject *action = NULL;
    if (!ou_is_list(filters)) {
        ou_raise(th, &ou_exc_value_error, "_warnings.filters must be a list");
        goto done;
    }
    for (size_t i = 0; i < ou_list_size(filters); i++) {
        OuObject *row = ou_keep(ou_list_borrow(filters, i));
        OuTruth fits = OU_ERROR;
        if (!ou_is_exact_tuple(row) || ou_tuple_size(row) != 5) {
            ou_raise(th, &ou_exc_value_error, "_warnings.filters item %zd isn't a 5-tuple", (ptrdiff_t)i);
        } else if (!ou_is_exact_str(ou_tuple_borrow(row, 0))) {
            ou_raise(th, &ou_exc_type_error, "action must be a string, not '%T'", ou_tuple_borrow(row, 0));
        } else {
            fits = filter_fits(th, row, category, text, module, line);
        }
        if (fits == OU_TRUE) {
            action = ou_keep(ou_tuple_borrow(row, 0));
            *item = row;
            goto done;
        }
        ou_drop(th, row);
        if (fits == OU_ERROR) {
            goto done;
        }
    }
    action = current(th, "defaultaction", &own(th)->default_action);
    if (action != NULL && !ou_is_str(action)) {
        ou_raise(th, &ou_exc_type_error, "_warnings.defaultaction must be a string, not '%T'", action);
        ou_clear_ref(th, &action);
    }
    *item = action == NULL ? NULL : OU_NONE;
done:
    ou_drop(th, filters);
    return action;
}

/* ---- registries ---- */

/* Is the key in the registry? Noted there, when `note`. A registry of older filters is emptied first. */
static OuTruth already_told(OuThread *th, OuObject *registry, OuObject *key, bool note)
{
    bool failed = false;
    OuObject *name = ou_str_intern_text(th, "version");
    OuObject *version = name == NULL ? NULL : ou_dict_borrow(th, registry, name, &failed);
    OuTruth told = name == NULL || failed ? OU_ERROR : OU_FALSE;
    int64_t number;
    if (told != OU_ERROR) {
        if (version != NULL && ou_is_int(version) && ou_int_clip_i64(version, &number) == 0 && number == own(th)->version) {
            OuObject *found = ou_keep_maybe(ou_dict_borrow(th, registry, key, &failed));
            told = failed ? OU_ERROR : found == NULL ? OU_FALSE : ou_is_true(th, found);
            ou_drop_maybe(th, found);
        } else {
            ou_dict_clear(th, registry);
            OuObject *now = ou_int_new(th, own(th)->version);
            told = now != NULL && ou_dict_set(th, registry, name, now) ? OU_FALSE : OU_ERROR;
            ou_drop_maybe(th, now);
        }
    }
    if (told == OU_FALSE && note && !ou_dict_set(th, registry, key, OU_PY_TRUE)) {
        told = OU_ERROR;
    }
    ou_drop_maybe(th, name);
    return told;
}

/* As already_told(), for the message and its class at whatever line. */
static OuTruth told_anywhere(OuThread *th, OuObject *registry, OuObject *text, OuObject *category)
{
    OuObject *key = ou_tuple_of(th, 2, text, category);
    OuTruth told = key == NULL ? OU_ERROR : already_told(th, registry, key, true);
    ou_drop_maybe(th, key);
    return told;
}

static OuTruth told_once(OuThread *th, OuObject *registry, OuObject *text, OuObject *category)
{
    if (registry != NULL) {
        return told_anywhere(th, registry, text, category);
    }
    OuObject *once = current(th, "onceregistry", &own(th)->once_registry);
    if (once == NULL) {
        return OU_ERROR;
    }
    OuTruth told = ou_is_dict(once)
                       ? told_anywhere(th, once, text, category)
                       : (ou_raise(th, &ou_exc_type_error, "_warnings.onceregistry must be a dict, not '%T'", once), OU_ERROR);
    ou_drop(th, once);
    return told;
}

/* ---- showing ---- */

/* One warning on its way; all borrowed. */
typedef struct Warning {
    OuObject *category, *message, *text; /* class, instance, str(message) */
    OuObject *filename, *module;         /* module may be any object */
    OuObject *registry;                  /* dict; NULL: none */
    OuObject *line_text;                 /* of the source, as a loader gave it; NULL: read the file */
    OuObject *source;                    /* of ResourceWarning; NULL: none */
    int64_t line;
} Warning;

/* To stderr, as warnings.formatwarning() words it. Errors of writing are nobody's. */
static bool print_warning(OuThread *th, const Warning *w)
{
    OuObject *name = ou_get_attr(th, w->category, OU_NAME(th, dunder_name));
    OuObject *line = name == NULL ? NULL : w->line_text != NULL ? ou_keep(w->line_text)
                                                                : ou_source_line(th, w->filename, (uint32_t)w->line);
    if (name != NULL && line == NULL) {
        ou_error_clear(th);
    }
    OuObject *text = name == NULL ? NULL
                                  : ou_str_format(th, "%U:%lld: %S: %U\n", w->filename, (long long)w->line, name, w->text);
    if (text != NULL && line != NULL) {
        size_t from = 0, to = ou_str_length(line);
        while (from < to && ou_source_is_space(ou_str_at(line, from))) {
            from++;
        }
        while (to > from && ou_source_is_space(ou_str_at(line, to - 1))) {
            to--;
        }
        OuObject *part = from == to ? NULL : ou_str_slice(th, line, from, to);
        OuObject *longer = part == NULL ? NULL : ou_str_format(th, "%U  %U\n", text, part);
        if (longer != NULL) {
            ou_drop(th, text);
            text = longer;
        }
        ou_drop_maybe(th, part);
    }
    ou_drop_maybe(th, line);
    ou_drop_maybe(th, name);
    if (text == NULL || ou_has_error(th)) {
        ou_drop_maybe(th, text);
        return false;
    }
    ou_report_text(th, text);
    ou_drop(th, text);
    return true;
}

static bool show(OuThread *th, const Warning *w)
{
    bool failed;
    OuObject *function = library_attr(th, "_showwarnmsg", w->source != NULL, &failed);
    if (function == NULL) {
        return !failed && print_warning(th, w);
    }
    if (!ou_is_callable(function)) {
        ou_drop(th, function);
        return ou_raise(th, &ou_exc_type_error, "warnings._showwarnmsg() must be set to a callable");
    }
    OuObject *make = library_attr(th, "WarningMessage", false, &failed);
    if (make == NULL) {
        ou_drop(th, function);
        return !failed && ou_raise(th, &ou_exc_runtime_error, "unable to get warnings.WarningMessage");
    }
    OuObject *line = ou_int_new(th, w->line), *source = w->source == NULL ? OU_NONE : w->source;
    OuObject *values[] = {w->message, w->category, w->filename, line, OU_NONE, OU_NONE, source};
    OuObject *record = line == NULL ? NULL : ou_call(th, make, values, OU_COUNT_OF(values), NULL);
    OuObject *result = record == NULL ? NULL : ou_call1(th, function, record);
    bool ok = result != NULL;
    ou_drop_maybe(th, result);
    ou_drop_maybe(th, record);
    ou_drop_maybe(th, line);
    ou_drop(th, make);
    ou_drop(th, function);
    return ok;
}

/* ---- warning ---- */

/* What the action says, for a warning that was not told at its line. */
static bool act(OuThread *th, const Warning *w, OuObject *key, OuObject *action, OuObject *item)
{
    if (ou_str_equal_text(action, "error")) {
        return ou_raise_object(th, w->message, NULL);
    }
    if (ou_str_equal_text(action, "ignore")) {
        return true;
    }
    OuTruth told = OU_FALSE;
    if (!ou_str_equal_text(action, "always")) {
        if (w->registry != NULL && !ou_dict_set(th, w->registry, key, OU_PY_TRUE)) {
            return false;
        }
        if (ou_str_equal_text(action, "once")) {
            told = told_once(th, w->registry, w->text, w->category);
        } else if (ou_str_equal_text(action, "module")) {
            told = w->registry == NULL ? OU_FALSE : told_anywhere(th, w->registry, w->text, w->category);
        } else if (!ou_str_equal_text(action, "default")) {
            return ou_raise(th, &ou_exc_runtime_error, "Unrecognized action (%R) in warnings.filters:\n %R", action, item);
        }
    }
    return told != OU_ERROR && (told == OU_TRUE || show(th, w));
}

/* The module that a file's name suggests: without ".py". New. */
static OuObject *module_of_file(OuThread *th, OuObject *filename)
{
    size_t length = ou_str_length(filename);
    if (length == 0) {
        return ou_str_from_text(th, "<unknown>");
    }
    bool python = length >= 3 && ou_str_at(filename, length - 3) == '.' && ou_str_at(filename, length - 2) == 'p' &&
                  ou_str_at(filename, length - 1) == 'y';
    return ou_str_slice(th, filename, 0, python ? length - 3 : length);
}

/* message is a str or a Warning. module NULL: by the file's name; None: the warning is dropped. */
static bool warn_at(OuThread *th, Warning *w, OuObject *message)
{
    if (w->module == OU_NONE) {
        return true;
    }
    if (w->registry == OU_NONE) {
        w->registry = NULL;
    }
    if (w->registry != NULL && !ou_is_dict(w->registry)) {
        return ou_raise(th, &ou_exc_type_error, "'registry' must be a dict or None");
    }
    OuObject *module = w->module == NULL ? module_of_file(th, w->filename) : ou_keep(w->module);
    OuObject *line = module == NULL ? NULL : ou_int_new(th, w->line), *key = NULL, *action = NULL, *item = NULL;
    bool ok = false;
    OuTruth told;
    if (line == NULL) {
        goto done;
    }
    w->module = module;
    if (ou_is_of(th, message, &ou_exc_warning)) {
        w->text = ou_str(th, message);
        w->category = OU_TYPE_OBJECT(message->type);
        w->message = ou_keep(message);
    } else {
        w->text = ou_keep(message);
        w->message = ou_call1(th, w->category, message);
    }
    key = w->text == NULL || w->message == NULL ? NULL : ou_tuple_of(th, 3, w->text, w->category, line);
    if (key == NULL) {
        goto done;
    }
    told = w->registry == NULL ? OU_FALSE : already_told(th, w->registry, key, false);
    if (told == OU_FALSE) {
        action = find_action(th, w->category, w->text, module, w->line, &item);
        ok = action != NULL && act(th, w, key, action, item);
    } else {
        ok = told == OU_TRUE;
    }
done:
    ou_drop_maybe(th, item);
    ou_drop_maybe(th, action);
    ou_drop_maybe(th, key);
    ou_drop_maybe(th, w->message);
    ou_drop_maybe(th, w->text);
    ou_drop_maybe(th, line);
    ou_drop_maybe(th, module);
    return ok;
}

/* Frames of the import system stand between an import and who wrote it. */
static bool is_of_import(const OuFrame *f)
{
    OuObject *name = f->code->filename;
    static const char *const parts[] = {"importlib", "_bootstrap"};
    for (size_t i = 0; i < OU_COUNT_OF(parts); i++) {
        size_t size = __builtin_strlen(parts[i]), length = ou_str_length(name), at = 0, same = 0;
        for (; at + size <= length && same < size; at++) {
            for (same = 0; same < size && ou_str_at(name, at + same) == (unsigned char)parts[i][same]; same++) {
            }
        }
        if (same < size) {
            return false;
        }
    }
    return true;
}

/* The frame that is `level` calls up; NULL: there is none. */
static OuFrame *frame_at(OuThread *th, int64_t level)
{
    OuFrame *f = ou_frame_current(th);
    bool all = level <= 0 || (f != NULL && is_of_import(f));
    while (f != NULL && --level > 0) {
        do {
            f = f->previous;
        } while (!all && f != NULL && is_of_import(f));
    }
    return f;
}

/* Where the warning is to be told: file and line, module name and registry of the frame's globals; all kept. */
static bool find_place(OuThread *th, int64_t level, Warning *w)
{
    OuFrame *f = frame_at(th, level);
    OuObject *globals = f == NULL ? th->vm->machine->sys_dict : f->globals;
    bool failed = false;
    if (globals == NULL) {
        return ou_raise_system(th, "warn");
    }
    ou_keep(globals);
    w->filename = f == NULL ? ou_str_from_text(th, "sys") : ou_keep(f->code->filename);
    w->line = f == NULL ? 1 : ou_frame_line(f);
    OuObject *name = ou_keep(OU_NAME(th, dunder_warningregistry));
    w->registry = name == NULL ? NULL : ou_keep_maybe(ou_dict_borrow(th, globals, name, &failed));
    if (name != NULL && !failed && w->registry == NULL) {
        w->registry = ou_dict_new(th);
        if (w->registry != NULL && !ou_dict_set(th, globals, name, w->registry)) {
            ou_clear_ref(th, &w->registry);
        }
    }
    OuObject *module = ou_dict_borrow_str(th, globals, OU_NAME(th, dunder_name));
    w->module = module != NULL && (module == OU_NONE || ou_is_str(module)) ? ou_keep(module)
                                                                            : ou_str_from_text(th, "<string>");
    ou_drop_maybe(th, name);
    ou_drop(th, globals);
    return w->filename != NULL && w->registry != NULL && w->module != NULL;
}

/* The class that counts: a message that is a warning says it itself. Borrowed; NULL with TypeError. */
static OuObject *category_of(OuThread *th, OuObject *message, OuObject *category)
{
    if (ou_is_of(th, message, &ou_exc_warning)) {
        return OU_TYPE_OBJECT(message->type);
    }
    if (category == NULL || category == OU_NONE) {
        return OU_TYPE_OBJECT(&ou_exc_user_warning);
    }
    if (!ou_is_type(category) || !ou_type_is_subtype(th, (const OuType *)(const void *)category, &ou_exc_warning)) {
        return ou_null(th, &ou_exc_type_error, "category must be a Warning subclass, not '%T'", category);
    }
    return category;
}

/* source NULL: none. */
static bool warn_here(OuThread *th, OuObject *message, OuObject *category, int64_t level, OuObject *source)
{
    Warning w = {.category = category, .source = source};
    bool ok = find_place(th, level, &w);
    OuObject *filename = w.filename, *registry = w.registry, *module = w.module;
    ok = ok && warn_at(th, &w, message);
    ou_drop_maybe(th, module);
    ou_drop_maybe(th, registry);
    ou_drop_maybe(th, filename);
    return ok;
}

METHOD(warn)
{
    int64_t level = 1;
    OuObject *category = category_of(th, args[0], args[1]);
    if (category == NULL || (args[2] != NULL && !ou_as_i64(th, args[2], &level))) {
        return NULL;
    }
    return warn_here(th, args[0], category, level, args[3] == OU_NONE ? NULL : args[3]) ? OU_NONE : NULL;
}

/* The line of source text that the loader of a module's globals has: new; NULL: none, or an error pending. */
static OuObject *loaders_line(OuThread *th, OuObject *globals, int64_t line)
{
    OuObject *loader = ou_dict_borrow_text(th, globals, "__loader__");
    OuObject *name = ou_dict_borrow_text(th, globals, "__name__");
    if (loader == NULL || name == NULL) {
        return NULL;
    }
    bool failed = false;
    ou_keep(name);
    OuObject *get = ou_get_attr_text_maybe(th, loader, "get_source", &failed);
    OuObject *source = get == NULL ? NULL : ou_call1(th, get, name);
    OuObject *split = source == NULL || source == OU_NONE ? NULL : ou_get_attr_text(th, OU_TYPE_OBJECT(&ou_str_type), "splitlines");
    OuObject *lines = split == NULL ? NULL : ou_call1(th, split, source); /* str's own, whatever a subclass has */
    OuObject *result = NULL;
    if (lines != NULL && ou_is_list(lines) && line >= 1 && (size_t)line <= ou_list_size(lines)) {
        result = ou_keep(ou_list_borrow(lines, (size_t)line - 1));
    } else if (lines != NULL) {
        ou_raise(th, &ou_exc_index_error, "list index out of range");
    }
    ou_drop_maybe(th, lines);
    ou_drop_maybe(th, split);
    ou_drop_maybe(th, source);
    ou_drop(th, name);
    ou_drop_maybe(th, get);
    return result;
}

METHOD(warn_explicit)
{
    OuObject *message = args[0], *category = args[1], *filename = args[2], *globals = args[6];
    int64_t line;
    if (!ou_is_str(filename)) {
        return ou_null(th, &ou_exc_type_error, "warn_explicit() argument 3 must be str, not %G", filename);
    }
    if (!ou_as_i64(th, args[3], &line)) {
        return NULL;
    }
    if (globals != NULL && globals != OU_NONE && !ou_is_dict(globals)) {
        return ou_null(th, &ou_exc_type_error, "module_globals must be a dict, not '%T'", globals);
    }
    OuObject *line_text = globals == NULL || globals == OU_NONE ? NULL : loaders_line(th, globals, line);
    if (ou_has_error(th)) {
        return NULL;
    }
    Warning w = {.category = category, .filename = filename, .module = args[4], .registry = args[5], .line_text = line_text,
                 .source = args[7] == OU_NONE ? NULL : args[7], .line = line};
    bool ok = warn_at(th, &w, message);
    ou_drop_maybe(th, line_text);
    return ok ? OU_NONE : NULL;
}

METHOD(filters_mutated)
{
    own(th)->version++;
    return OU_NONE;
}

/* ---- the module ---- */

static const OuMethodDef functions[] = {
    {"warn", warn, "message, category=None, stacklevel=1, source=None", 0,
     "Issue a warning, or maybe ignore it or raise an exception."},
    {"warn_explicit", warn_explicit,
     "message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None", 0,
     "Low-level interface to warnings functionality."},
    {"_filters_mutated", filters_mutated, "", 0, NULL},
    {NULL, NULL, NULL, 0, NULL},
};

/* What is filtered before a program or an option says otherwise. */
static const struct {
    const char *action;
    const OuType *category;
    const char *module;
} defaults[] = {
    {"default", &ou_exc_deprecation_warning, "__main__"}, {"ignore", &ou_exc_deprecation_warning, NULL},
    {"ignore", &ou_exc_pending_deprecation_warning, NULL}, {"ignore", &ou_exc_import_warning, NULL},
    {"ignore", &ou_exc_resource_warning, NULL},
};

static OuObject *default_filters(OuThread *th)
{
    OuObject *list = ou_list_new(th, OU_COUNT_OF(defaults));
    OuObject *zero = list == NULL ? NULL : ou_int_new(th, 0);
    for (size_t i = 0; list != NULL && i < OU_COUNT_OF(defaults); i++) {
        OuObject *action = zero == NULL ? NULL : ou_str_intern_text(th, defaults[i].action);
        OuObject *module = defaults[i].module == NULL ? OU_NONE : ou_str_intern_text(th, defaults[i].module);
        OuObject *row = action == NULL || module == NULL
                            ? NULL
                            : ou_tuple_of(th, 5, action, OU_NONE, OU_TYPE_OBJECT(defaults[i].category), module, zero);
        ou_drop_maybe(th, module);
        ou_drop_maybe(th, action);
        if (!ou_list_append_adopt(th, list, row)) {
            ou_clear_ref(th, &list);
        }
    }
    ou_drop_maybe(th, zero);
    return list;
}

/* False without an error: the VM ends, and there is nobody to tell any more. */
static bool start(OuThread *th)
{
    OuWarnings *w = own(th);
    if (w->filters != NULL) {
        return true;
    }
    if (th->vm->library->sys_module == NULL) {
        return false;
    }
    OuObject *filters = default_filters(th), *once = ou_dict_new(th), *action = ou_str_intern_text(th, "default");
    if (filters == NULL || once == NULL || action == NULL) {
        ou_drop_maybe(th, action);
        ou_drop_maybe(th, once);
        ou_drop_maybe(th, filters);
        return false;
    }
    *w = (OuWarnings){.filters = filters, .once_registry = once, .default_action = action};
    return true;
}

void ou_warn_unclosed(OuThread *th, OuObject *source, OuObject *owner, const char *what)
{
    if (th->vm->library == NULL) { /* nobody to tell any more */
        return;
    }
    OuObject *pending = ou_error_take(th);
    OuObject *text = start(th) ? ou_str_format(th, "unclosed %s%R", what, source) : NULL;
    if (text != NULL && !warn_here(th, text, OU_TYPE_OBJECT(&ou_exc_resource_warning), 1, source) &&
        ou_error_matches(th, &ou_exc_warning)) {
        th->vm->host->unraisable(th, NULL, owner);
    }
    ou_drop_maybe(th, text);
    ou_error_clear(th);
    ou_error_restore_adopt(th, pending);
}

static OuObject *make(OuThread *th)
{
    OuObject *module = start(th) ? ou_module_make(th, "_warnings", NULL, functions) : NULL;
    if (module != NULL && (!ou_module_add(th, module, "filters", own(th)->filters) ||
                           !ou_module_add(th, module, "_onceregistry", own(th)->once_registry) ||
                           !ou_module_add(th, module, "_defaultaction", own(th)->default_action))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__warnings = {.name = "_warnings", .make = make};
