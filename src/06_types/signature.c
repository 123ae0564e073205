/* signature.c - parsing signatures, laying out arguments, wording what is wrong with them. */
#include "06_types/signature.h"

#include "06_types/abstract.h"
#include "06_types/dict.h"
#include "06_types/exceptions.h"
#include "06_types/function.h"
#include "06_types/module.h"
#include "06_types/str.h"
#include "06_types/tuple.h"
#include "06_types/type_int.h"

#include <string.h>

/* ---- parsing ---- */

static const char *skip_spaces(const char *p)
{
    while (*p == ' ') {
        p++;
    }
    return p;
}

/* Behind a default value: at the comma that ends it, or at the end. */
static const char *skip_default(const char *p)
{
    int depth = 0;
    char quote = 0;
    for (; *p != 0; p++) {
        if (quote != 0) {
            quote = *p == quote ? 0 : quote;
        } else if (*p == '\'' || *p == '"') {
            quote = *p;
        } else if (*p == '(' || *p == '[' || *p == '{') {
            depth++;
        } else if (*p == ')' || *p == ']' || *p == '}') {
            depth--;
        } else if (*p == ',' && depth == 0) {
            return p;
        }
    }
    return p;
}

typedef struct Parameter {
    const char *name;
    size_t size;
    bool required;
} Parameter;

/* Counts and marks into *s, names into list[]. */
static void scan(const char *text, OuSignature *s, Parameter *list)
{
    bool keyword_only = false;
    const char *p = skip_spaces(text);
    while (*p != 0) {
        if (p[0] == '*' && (p[1] == ',' || p[1] == 0)) {
            keyword_only = true;
            p++;
        } else if (p[0] == '*') {
            s->raw = true;
            p = skip_default(p);
        } else if (p[0] == '/') {
            s->n_posonly = s->n;
            p++;
        } else {
            OU_ASSERT(s->n < OU_SIGNATURE_MAX);
            size_t size = strcspn(p, "=, ");
            Parameter *at = &list[s->n];
            *at = (Parameter){p, size, true};
            p = skip_spaces(p + size);
            if (*p == '=') {
                at->required = false;
                p = skip_default(p);
            }
            s->required |= at->required ? 1u << s->n : 0;
            s->n_required = (uint16_t)(s->n_required + (at->required && !keyword_only));
            s->n++;
            s->n_positional = (uint16_t)(s->n_positional + !keyword_only);
        }
        p = skip_spaces(p);
        p = skip_spaces(*p == ',' ? p + 1 : p);
    }
}

static void signature_free(OuThread *th, OuSignature *s)
{
    for (size_t i = 0; i < s->n; i++) {
        ou_drop_maybe(th, s->names[i]);
    }
    ou_mem_give(th, s, sizeof *s + s->n * sizeof s->names[0]);
}

static OuSignature *signature_new(OuThread *th, const char *text)
{
    OuSignature head = {.text = text};
    Parameter list[OU_SIGNATURE_MAX];
    scan(text + strspn(text, "!"), &head, list);
    OuSignature *s = ou_mem_take_zeroed(th, sizeof *s + head.n * sizeof s->names[0]);
    if (s == NULL) {
        return NULL;
    }
    *s = head;
    for (size_t i = 0; i < s->n; i++) {
        s->names[i] = ou_str_intern_adopt(th, ou_str_from_utf8(th, list[i].name, list[i].size));
        if (s->names[i] == NULL) {
            signature_free(th, s);
            return NULL;
        }
    }
    return s;
}

/* ---- the cache: open addressing by the text's address ---- */

typedef struct OuSignatures {
    OuSignature **entries;
    size_t size, room; /* room a power of two, at most 3/4 full */
} OuSignatures;

static OuSignature **find(OuSignature **entries, size_t room, const char *text)
{
    size_t i = (size_t)((uintptr_t)text * UINT64_C(0x9e3779b97f4a7c15) >> 20) & (room - 1);
    while (entries[i] != NULL && entries[i]->text != text) {
        i = (i + 1) & (room - 1);
    }
    return &entries[i];
}

static bool grow(OuThread *th, OuSignatures *cache)
{
    size_t room = cache->room == 0 ? 256 : cache->room * 2;
    OuSignature **entries = ou_mem_take_zeroed(th, room * sizeof *entries);
    if (entries == NULL) {
        return false;
    }
    for (size_t i = 0; i < cache->room; i++) {
        if (cache->entries[i] != NULL) {
            *find(entries, room, cache->entries[i]->text) = cache->entries[i];
        }
    }
    ou_mem_give(th, cache->entries, cache->room * sizeof *entries);
    cache->entries = entries;
    cache->room = room;
    return true;
}

const OuSignature *ou_signature_of(OuThread *th, const char *text)
{
    OuTypesVm *types = th->vm->types;
    if (types->signatures == NULL && (types->signatures = ou_mem_take_zeroed(th, sizeof(OuSignatures))) == NULL) {
        return NULL;
    }
    OuSignatures *cache = types->signatures;
    if (cache->size * 4 >= cache->room * 3 && !grow(th, cache)) {
        return NULL;
    }
    OuSignature **place = find(cache->entries, cache->room, text);
    if (*place == NULL && (*place = signature_new(th, text)) != NULL) {
        cache->size++;
    }
    return *place;
}

void ou_signatures_end(OuThread *th)
{
    OuSignatures *cache = th->vm->types->signatures;
    th->vm->types->signatures = NULL;
    if (cache == NULL) {
        return;
    }
    for (size_t i = 0; i < cache->room; i++) {
        if (cache->entries[i] != NULL) {
            signature_free(th, cache->entries[i]);
        }
    }
    ou_mem_give(th, cache->entries, cache->room * sizeof *cache->entries);
    ou_mem_give(th, cache, sizeof *cache);
}

const struct OuSignature *ou_signature_get(OuThread *th, const OuMethodDef *def)
{
    return ou_signature_of(th, def->signature == NULL || (def->flags & OU_FN_RAW) != 0 ? "*args, **kwargs" : def->signature);
}

int ou_signature_fixed(const struct OuSignature *s)
{
    if (s == NULL || s->raw || s->n > 4 || s->n_posonly != s->n || s->n_required != s->n) {
        return -1;
    }
    return s->n;
}

/* ---- the errors ---- */

static const char *plural(size_t n)
{
    return n == 1 ? "" : "s";
}

/* What stands behind a function's name; errors of one without a name (NULL) speak of "function". */
static const char *parens(const char *name)
{
    return name == NULL ? "" : "()";
}

/* Functions whose parameters have no names for the caller. */
static bool wrong_count(OuThread *th, const OuSignature *s, const char *owner, const char *name, size_t n)
{
    if (strncmp(s->text, "!!", 2) == 0) {
        bool exact = s->n_required == s->n_positional;
        unsigned wanted = n < s->n_required ? s->n_required : s->n_positional;
        return ou_raise(th, &ou_exc_type_error, "%s() takes %s %u argument%s (%zu given)", name,
                        exact ? "exactly" : n < s->n_required ? "at least" : "at most", wanted, plural(wanted), n);
    }
    if (s->n == 0) {
        return ou_raise(th, &ou_exc_type_error, "%s%s() takes no arguments (%zu given)", owner, name, n);
    }
    if (s->n == 1 && s->n_required == 1) {
        return ou_raise(th, &ou_exc_type_error, "%s%s() takes exactly one argument (%zu given)", owner, name, n);
    }
    return ou_args_count(th, name, n, s->n_required, s->n_positional);
}

static bool too_many(OuThread *th, const OuSignature *s, const char *name, size_t n, size_t n_kw)
{
    if (n + n_kw > s->n) {
        return ou_raise(th, &ou_exc_type_error, "%s%s takes at most %u %sargument%s (%zu given)",
                        name == NULL ? "function" : name, parens(name), (unsigned)s->n, n == 0 ? "keyword " : "",
                        plural(s->n), n + n_kw);
    }
    if (s->n_positional == 0) {
        return ou_raise(th, &ou_exc_type_error, "%s() takes no positional arguments", name);
    }
    return ou_raise(th, &ou_exc_type_error, "%s%s takes %s %u positional argument%s (%zu given)",
                    name == NULL ? "function" : name, parens(name), s->n_required < s->n_positional ? "at most" : "exactly", (unsigned)s->n_positional,
                    plural(s->n_positional), n);
}

/* Required parameters without a name that are missing. */
static bool too_few(OuThread *th, const OuSignature *s, const char *name, size_t n)
{
    size_t need = s->n_required < s->n_posonly ? s->n_required : s->n_posonly;
    return ou_raise(th, &ou_exc_type_error, "%s() takes %s %zu positional argument%s (%zu given)", name,
                    need < s->n_positional ? "at least" : "exactly", need, plural(need), n);
}

static int find_name(const OuSignature *s, OuObject *name)
{
    for (int i = 0; i < s->n; i++) {
        if (s->names[i] == name) {
            return i;
        }
    }
    for (int i = 0; i < s->n; i++) {
        if (ou_is_str(name) && ou_str_equal(s->names[i], name)) {
            return i;
        }
    }
    return -1;
}

bool ou_signature_bind(OuThread *th, const OuSignature *s, const char *owner, const char *name, OuObject *const *args,
                       size_t n, OuObject *kwnames, OuObject **out)
{
    size_t n_kw = kwnames == NULL ? 0 : ou_tuple_size(kwnames);
    if (s->n_posonly == s->n) {
        if (n_kw > 0) {
            return ou_raise(th, &ou_exc_type_error, "%s%s() takes no keyword arguments", owner, name);
        }
        if (n > s->n_positional || n < s->n_required) {
            return wrong_count(th, s, owner, name, n);
        }
    } else if (n > s->n_positional || n + n_kw > s->n) {
        return too_many(th, s, name, n, n_kw);
    } else if (n < s->n_posonly && n < s->n_required) {
        return too_few(th, s, name, n);
    }
    for (size_t i = 0; i < s->n; i++) {
        out[i] = i < n ? args[i] : NULL;
    }
    OuObject *wrong = NULL; /* the first keyword that fits nowhere; what is missing is said before */
    int wrong_at = -1;
    for (size_t i = 0; i < n_kw; i++) {
        OuObject *given = ou_tuple_borrow(kwnames, i);
        int at = find_name(s, given);
        if (at >= (int)s->n_posonly && out[at] == NULL) {
            out[at] = args[n + i];
        } else if (wrong == NULL) {
            wrong = given;
            wrong_at = at;
        }
    }
    if (n_kw == 0 && n >= s->n_required && (s->required >> s->n_positional) == 0) {
        return true;
    }
    for (size_t i = 0; i < s->n; i++) {
        if (out[i] == NULL && (s->required & (1u << i)) != 0) {
            return ou_raise(th, &ou_exc_type_error, "%s%s missing required argument '%U' (pos %zu)",
                            name == NULL ? "function" : name, parens(name), s->names[i], i + 1);
        }
    }
    if (wrong == NULL) {
        return true;
    }
    if (wrong_at < (int)s->n_posonly) {
        return ou_raise(th, &ou_exc_type_error, "'%S' is an invalid keyword argument for %s%s", wrong,
                        name == NULL ? "this function" : name, parens(name));
    }
    return ou_raise(th, &ou_exc_type_error, "argument for %s%s given by name ('%U') and position (%d)",
                    name == NULL ? "function" : name, parens(name), wrong, wrong_at + 1);
}

/* ---- calling ---- */

/* "list." for a method, "math." for a module's function; "" for builtins. In a buffer of the caller's. */
static const char *owner_of(OuThread *th, const OuMethodDef *def, OuObject *self, bool bound, char *buffer, size_t size)
{
    const OuType *type = NULL;
    buffer[0] = 0;
    if (self == NULL) {
        return buffer;
    }
    if (ou_type_extends(self->type, &ou_module_type)) {
        OuObject *name = ((OuModule *)self)->name;
        size_t n = name == NULL || !ou_is_str(name) || !ou_str_is_ascii(name) ? 0 : ou_str_length(name);
        if (n > 0 && n + 2 < size && !ou_str_equal_text(name, "builtins")) {
            memcpy(buffer, ou_str_data(name), n);
            memcpy(buffer + n, ".", 2);
        }
        return buffer;
    }
    if (ou_is_type(self) && (bound || (def->flags & (OU_FN_CLASS | OU_FN_STATIC)) != 0)) {
        type = (const OuType *)self;
    } else if (bound) {
        type = self->type;
    } else {
        for (type = ou_type_static_base(self->type); type != NULL; type = type->base) {
            const OuMethodDef *at = type->methods;
            while (at != NULL && at->name != NULL && at != def) {
                at++;
            }
            if (at == def) {
                break;
            }
        }
        type = type == NULL ? self->type : type;
    }
    const char *name = ou_type_qualified_name(type);
    if (strlen(name) + 2 >= size) {
        name = ou_type_short_name(type);
    }
    if (strlen(name) + 2 < size) {
        strcpy(buffer, name);
        strcat(buffer, ".");
    }
    (void)th;
    return buffer;
}

/* Arguments that have to be laid out first. */
static OU_NOINLINE OuObject *invoke_laid_out(OuThread *th, const OuMethodDef *def, const struct OuSignature *s, OuObject *self,
                                             bool bound, OuObject *const *args, size_t n, OuObject *kwnames)
{
    OuObject *out[OU_SIGNATURE_MAX];
    char owner[128];
    owner[0] = 0;
    if (s->n_posonly == s->n && (kwnames != NULL || n > s->n_positional || n < s->n_required)) {
        owner_of(th, def, self, bound, owner, sizeof owner);
    }
    if (!ou_signature_bind(th, s, owner, def->name, args, n, kwnames, out)) {
        return NULL;
    }
    return def->fn(th, self, out, s->n, NULL);
}

OuObject *ou_native_invoke(OuThread *th, const OuMethodDef *def, const struct OuSignature *s, OuObject *self, bool bound,
                           OuObject *const *args, size_t n, OuObject *kwnames)
{
    if (OU_UNLIKELY((def->flags & OU_FN_BARE) != 0 && kwnames != NULL && ou_tuple_size(kwnames) > 0)) {
        char owner[128];
        return ou_null(th, &ou_exc_type_error, "%s%s() takes no keyword arguments",
                       bound ? "" : owner_of(th, def, self, bound, owner, sizeof owner), def->name);
    }
    if (s == NULL || s->raw || (kwnames == NULL && ou_signature_fits(s, n))) {
        return def->fn(th, self, args, n, kwnames);
    }
    return invoke_laid_out(th, def, s, self, bound, args, n, kwnames);
}

/* ---- for make and init slots, and for functions that look at raw arguments ---- */

bool ou_args_parse(OuThread *th, const char *name, const char *signature, OuObject *const *args, size_t n,
                   OuObject *kwnames, OuObject **out)
{
    const OuSignature *s = ou_signature_of(th, signature);
    if (s == NULL) {
        return false;
    }
    if (s->raw) {
        return ou_raise_system(th, "ou_args_parse");
    }
    if (s->n_posonly == s->n && (kwnames == NULL || ou_tuple_size(kwnames) == 0) &&
        (n > s->n_positional || n < s->n_required)) {
        return ou_args_count(th, name, n, s->n_required, s->n_positional);
    }
    return ou_signature_bind(th, s, "", name, args, n, kwnames, out);
}

bool ou_args_count(OuThread *th, const char *name, size_t n, size_t min, size_t max)
{
    if (n >= min && n <= max) {
        return true;
    }
    size_t bound = n < min ? min : max;
    return ou_raise(th, &ou_exc_type_error, "%s expected %s%zu argument%s, got %zu", name,
                    min == max ? "" : n < min ? "at least " : "at most ", bound, plural(bound), n);
}

bool ou_args_no_keywords(OuThread *th, const char *name, OuObject *kwnames)
{
    if (kwnames == NULL || ou_tuple_size(kwnames) == 0) {
        return true;
    }
    return ou_raise(th, &ou_exc_type_error, "%s() takes no keyword arguments", name);
}
