/* locale_module.c - the module _locale: the C library's locale and its message catalogs.
 *
 * setlocale() is of the process, not of a VM: docs/decisions.md says why, and what does not depend on it. What the C
 * library says is text in the encoding of LC_CTYPE; numbers' and money's in that of their own category, which a
 * locale for this thread alone reads, so that nobody else sees a change. Bytes that are no text become lone surrogates. */
#include "10_builtin/data_int.h"
#include "10_builtin/posix/posix_int.h"
#include "10_builtin/fs_path.h"

#include <langinfo.h>
#include <libintl.h>
#include <limits.h>
#include <locale.h>
#include <string.h>
#include <wchar.h>

static OuObject *locale_error(OuThread *th)
{
    return ou_data_exception(th, OU_KEPT_LOCALE_ERROR, "locale.Error", &ou_exc_exception);
}

/* ---- text in and out ---- */

/* Text in the encoding of the calling thread's LC_CTYPE. */
static OuObject *decode(OuThread *th, const char *text)
{
    OuStrBuilder b;
    ou_builder_init(&b);
    mbstate_t state = {0};
    size_t left = strlen(text);
    bool ok = true;
    while (ok && left > 0) {
        wchar_t c;
        size_t used = mbrtowc(&c, text, left, &state);
        if (used == 0 || used > left) {
            c = (wchar_t)(0xdc00 | (uint8_t)*text);
            used = 1;
            state = (mbstate_t){0};
        }
        ok = ou_builder_char(th, &b, (uint32_t)c);
        text += used;
        left -= used;
    }
    if (!ok) {
        ou_builder_abandon(th, &b);
        return NULL;
    }
    return ou_builder_finish(th, &b);
}

/* The same in the encoding of the locale that `category` has. */
static OuObject *decode_of(OuThread *th, int category, const char *text)
{
    const char *name = setlocale(category, NULL);
    locale_t own = name == NULL ? (locale_t)0 : newlocale(LC_CTYPE_MASK, name, (locale_t)0);
    locale_t before = own == (locale_t)0 ? (locale_t)0 : uselocale(own);
    OuObject *result = decode(th, text);
    if (own != (locale_t)0) {
        uselocale(before);
        freelocale(own);
    }
    return result;
}

static bool no_str(OuThread *th, const char *function, const char *which, const char *otherwise, OuObject *o)
{
    return o == OU_NONE ? ou_raise(th, &ou_exc_type_error, "%s() %s must be str%s, not None", function, which, otherwise)
                        : ou_raise(th, &ou_exc_type_error, "%s() %s must be str%s, not %T", function, which, otherwise, o);
}

/* A str argument as a C string. which: "argument 1", or "argument" when it is the only one. */
static bool c_text(OuThread *th, const char *function, const char *which, OuObject *o, bool none, const char **out, OuObject **holder)
{
    size_t size;
    *out = NULL;
    *holder = NULL;
    if (none && o == OU_NONE) {
        return true;
    }
    if (!ou_is_str(o)) {
        return no_str(th, function, which, none ? " or None" : "", o);
    }
    *out = ou_str_utf8(th, o, &size, holder);
    if (*out != NULL && strlen(*out) != size) {
        ou_clear_ref(th, holder);
        return ou_raise(th, &ou_exc_value_error, "embedded null character");
    }
    return *out != NULL;
}

typedef struct Wide {
    wchar_t *text; /* owned */
    size_t room;   /* bytes */
} Wide;

static void wide_drop(OuThread *th, Wide *w)
{
    if (w->text != NULL) {
        ou_mem_give(th, w->text, w->room);
    }
}

static bool wide_take(OuThread *th, const char *function, const char *which, OuObject *o, Wide *w)
{
    if (!ou_is_str(o)) {
        return no_str(th, function, which, "", o);
    }
    size_t n = ou_str_length(o), bytes;
    if (!ou_str_without_null(th, o)) {
        return false;
    }
    if (!ou_checked_mul(n + 1, sizeof(wchar_t), &bytes)) {
        ou_raise_memory(th);
        return false;
    }
    w->text = ou_mem_take(th, bytes);
    if (w->text == NULL) {
        return false;
    }
    w->room = bytes;
    for (size_t i = 0; i < n; i++) {
        w->text[i] = (wchar_t)ou_str_at(o, i);
    }
    w->text[n] = 0;
    return true;
}

/* ---- the locale ---- */

OU_POSIX(setlocale)
{
    ou_library_settle_locale(th);
    int category = 0;
    const char *name = NULL;
    OuObject *holder = NULL;
    if (!ou_as_c_int(th, args[0], &category)) {
        return NULL;
    }
    if (args[1] != NULL && !c_text(th, "setlocale", "argument 2", args[1], true, &name, &holder)) {
        return NULL;
    }
    const char *now = setlocale(category, name);
    OuObject *result = now == NULL ? NULL : decode(th, now);
    ou_drop_maybe(th, holder);
    return now != NULL ? result
                       : ou_data_null(th, locale_error(th), name == NULL ? "locale query failed" : "unsupported locale setting");
}

/* Sizes of groups of digits; the 0 or CHAR_MAX that ends them is one of the items. */
static OuObject *grouping_list(OuThread *th, const char *grouping)
{
    OuObject *list = ou_list_new(th, 0);
    for (const char *at = grouping; list != NULL && *grouping != 0; at++) {
        if (!ou_list_append_adopt(th, list, ou_int_new(th, *at))) {
            ou_clear_ref(th, &list);
        }
        if (*at == 0 || *at == CHAR_MAX) {
            break;
        }
    }
    return list;
}

static bool fill_money(OuThread *th, OuObject *dict, const struct lconv *l)
{
    const struct { const char *name, *text; } texts[] = {
        {"int_curr_symbol", l->int_curr_symbol},     {"currency_symbol", l->currency_symbol},
        {"mon_decimal_point", l->mon_decimal_point}, {"mon_thousands_sep", l->mon_thousands_sep},
    };
    const struct { const char *name, *text; } signs[] = {{"positive_sign", l->positive_sign}, {"negative_sign", l->negative_sign}};
    const struct { const char *name; int value; } numbers[] = {
        {"int_frac_digits", l->int_frac_digits}, {"frac_digits", l->frac_digits},       {"p_cs_precedes", l->p_cs_precedes},
        {"p_sep_by_space", l->p_sep_by_space},   {"n_cs_precedes", l->n_cs_precedes},   {"n_sep_by_space", l->n_sep_by_space},
        {"p_sign_posn", l->p_sign_posn},         {"n_sign_posn", l->n_sign_posn},
    };
    bool ok = true;
    for (size_t i = 0; ok && i < OU_COUNT_OF(texts); i++) {
        ok = ou_dict_set_text_adopt(th, dict, texts[i].name, decode_of(th, LC_MONETARY, texts[i].text));
    }
    ok = ok && ou_dict_set_text_adopt(th, dict, "mon_grouping", grouping_list(th, l->mon_grouping));
    for (size_t i = 0; ok && i < OU_COUNT_OF(signs); i++) {
        ok = ou_dict_set_text_adopt(th, dict, signs[i].name, decode_of(th, LC_MONETARY, signs[i].text));
    }
    for (size_t i = 0; ok && i < OU_COUNT_OF(numbers); i++) {
        ok = ou_dict_set_text_adopt(th, dict, numbers[i].name, ou_int_new(th, numbers[i].value));
    }
    return ok;
}

OU_POSIX(localeconv)
{
    ou_library_settle_locale(th);
    const struct lconv l = *localeconv();
    OuObject *dict = ou_dict_new(th);
    if (dict != NULL && (!fill_money(th, dict, &l) ||
                         !ou_dict_set_text_adopt(th, dict, "decimal_point", decode_of(th, LC_NUMERIC, l.decimal_point)) ||
                         !ou_dict_set_text_adopt(th, dict, "thousands_sep", decode_of(th, LC_NUMERIC, l.thousands_sep)) ||
                         !ou_dict_set_text_adopt(th, dict, "grouping", grouping_list(th, l.grouping)))) {
        ou_clear_ref(th, &dict);
    }
    return dict;
}

OU_POSIX(strcoll)
{
    ou_library_settle_locale(th);
    Wide a = {0}, b = {0};
    OuObject *result = NULL;
    if (wide_take(th, "strcoll", "argument 1", args[0], &a) && wide_take(th, "strcoll", "argument 2", args[1], &b)) {
        result = ou_int_new(th, wcscoll(a.text, b.text));
    }
    wide_drop(th, &a);
    wide_drop(th, &b);
    return result;
}

/* A sort key may hold numbers that are no characters. */
static OuObject *key_new(OuThread *th, const wchar_t *key, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if ((uint32_t)key[i] > 0x10ffff) {
            return ou_null(th, &ou_exc_value_error, "character U+%x is not in range [U+0000; U+10ffff]", (unsigned)key[i]);
        }
    }
    return ou_str_from_ucs4(th, (const uint32_t *)(const void *)key, n);
}

OU_POSIX(strxfrm)
{
    ou_library_settle_locale(th);
    Wide from = {0}, to = {0};
    if (!wide_take(th, "strxfrm", "argument", args[0], &from)) {
        return NULL;
    }
    errno = 0;
    size_t needed = wcsxfrm(NULL, from.text, 0);
    OuObject *result = NULL;
    if (errno != 0 && errno != ERANGE) {
        ou_raise_errno(th, errno, NULL, NULL);
    } else if (!ou_checked_mul(needed + 1, sizeof(wchar_t), &to.room)) {
        ou_raise_memory(th);
    } else if ((to.text = ou_mem_take(th, to.room)) != NULL) {
        size_t made = wcsxfrm(to.text, from.text, needed + 1);
        result = made <= needed ? key_new(th, to.text, made)
                                : ou_data_null(th, locale_error(th), "the locale was changed by another thread");
    }
    wide_drop(th, &to);
    wide_drop(th, &from);
    return result;
}

OU_POSIX(getencoding)
{
    ou_library_settle_locale(th);
    const char *codeset = nl_langinfo(CODESET);
    return codeset == NULL || codeset[0] == 0 ? ou_str_from_text(th, "UTF-8") : decode(th, codeset);
}

/* What nl_langinfo() takes; the names are the module's. */
#define ITEMS(X) \
    X(DAY_1) X(DAY_2) X(DAY_3) X(DAY_4) X(DAY_5) X(DAY_6) X(DAY_7) \
    X(ABDAY_1) X(ABDAY_2) X(ABDAY_3) X(ABDAY_4) X(ABDAY_5) X(ABDAY_6) X(ABDAY_7) \
    X(MON_1) X(MON_2) X(MON_3) X(MON_4) X(MON_5) X(MON_6) X(MON_7) X(MON_8) X(MON_9) X(MON_10) X(MON_11) X(MON_12) \
    X(ABMON_1) X(ABMON_2) X(ABMON_3) X(ABMON_4) X(ABMON_5) X(ABMON_6) X(ABMON_7) X(ABMON_8) X(ABMON_9) X(ABMON_10) \
    X(ABMON_11) X(ABMON_12) X(RADIXCHAR) X(THOUSEP) X(CRNCYSTR) X(D_FMT) X(D_T_FMT) X(T_FMT) X(AM_STR) X(PM_STR) \
    X(CODESET) X(T_FMT_AMPM) X(ERA) X(ERA_D_FMT) X(ERA_D_T_FMT) X(ERA_T_FMT) X(ALT_DIGITS) X(YESEXPR) X(NOEXPR) \
    X(_DATE_FMT)
#define CATEGORIES(X) X(LC_CTYPE) X(LC_TIME) X(LC_COLLATE) X(LC_MONETARY) X(LC_MESSAGES) X(LC_NUMERIC) X(LC_ALL) X(CHAR_MAX)

#define ROW(name) {#name, name},
static const OuNamedNumber items[] = {ITEMS(ROW){NULL, 0}};
static const OuNamedNumber categories[] = {CATEGORIES(ROW){NULL, 0}};

OU_POSIX(nl_langinfo)
{
    ou_library_settle_locale(th);
    int item = 0;
    if (!ou_as_c_int(th, args[0], &item)) {
        return NULL;
    }
    for (size_t i = 0; items[i].name != NULL; i++) {
        if (items[i].value == item) {
            const char *text = nl_langinfo(item);
            return decode(th, text == NULL ? "" : text);
        }
    }
    return ou_null(th, &ou_exc_value_error, "unsupported langinfo constant");
}

/* ---- catalogs of messages ---- */

OU_POSIX(gettext)
{
    ou_library_settle_locale(th);
    const char *message;
    OuObject *holder, *result = NULL;
    if (c_text(th, "gettext", "argument", args[0], false, &message, &holder)) {
        result = decode(th, gettext(message));
        ou_drop_maybe(th, holder);
    }
    return result;
}

static OuObject *translate(OuThread *th, const char *function, OuObject *const *args, int category)
{
    ou_library_settle_locale(th);
    const char *domain, *message;
    OuObject *domain_holder, *holder, *result = NULL;
    if (!c_text(th, function, "argument 1", args[0], true, &domain, &domain_holder)) {
        return NULL;
    }
    if (c_text(th, function, "argument 2", args[1], false, &message, &holder)) {
        result = decode(th, dcgettext(domain, message, category));
        ou_drop_maybe(th, holder);
    }
    ou_drop_maybe(th, domain_holder);
    return result;
}

OU_POSIX(dgettext)
{
    return translate(th, "dgettext", args, LC_MESSAGES);
}

OU_POSIX(dcgettext)
{
    int category = 0;
    return ou_as_c_int(th, args[2], &category) ? translate(th, "dcgettext", args, category) : NULL;
}

OU_POSIX(textdomain)
{
    ou_library_settle_locale(th);
    const char *domain;
    OuObject *holder;
    if (!c_text(th, "textdomain", "argument", args[0], true, &domain, &holder)) {
        return NULL;
    }
    const char *now = textdomain(domain);
    OuObject *result = now != NULL ? decode(th, now) : (ou_raise_errno(th, errno, NULL, NULL), NULL);
    ou_drop_maybe(th, holder);
    return result;
}

/* os.fspath(o), then the bytes of it. NULL in path->text for None. */
static bool folder(OuThread *th, OuObject *o, OuPosixPath *path)
{
    *path = (OuPosixPath){.fd = -1};
    if (o == OU_NONE) {
        return true;
    }
    OuObject *plain = ou_fs_path(th, o);
    bool ok = plain != NULL && ou_posix_path(th, path, "bindtextdomain", "dir", plain, 0);
    ou_drop_maybe(th, plain);
    return ok;
}

OU_POSIX(bindtextdomain)
{
    ou_library_settle_locale(th);
    const char *domain;
    OuObject *holder, *result = NULL;
    OuPosixPath path;
    if (!c_text(th, "bindtextdomain", "argument 1", args[0], false, &domain, &holder)) {
        return NULL;
    }
    if (domain[0] == 0) {
        ou_data_raise(th, locale_error(th), "domain must be a non-empty string");
    } else {
        if (folder(th, args[1], &path)) {
            const char *now = bindtextdomain(domain, path.text);
            result = now != NULL ? decode(th, now) : (ou_raise_errno(th, errno, NULL, NULL), NULL);
        }
        ou_posix_path_end(th, &path);
    }
    ou_drop_maybe(th, holder);
    return result;
}

OU_POSIX(bind_textdomain_codeset)
{
    ou_library_settle_locale(th);
    const char *domain, *codeset;
    OuObject *domain_holder, *holder, *result = NULL;
    if (!c_text(th, "bind_textdomain_codeset", "argument 1", args[0], false, &domain, &domain_holder)) {
        return NULL;
    }
    if (c_text(th, "bind_textdomain_codeset", "argument 2", args[1], true, &codeset, &holder)) {
        const char *now = bind_textdomain_codeset(domain, codeset);
        result = now == NULL ? OU_NONE : decode(th, now);
        ou_drop_maybe(th, holder);
    }
    ou_drop_maybe(th, domain_holder);
    return result;
}

static const OuMethodDef functions[] = {
    {"setlocale", posix_setlocale, "category, locale=None, /", 0, "Activates/queries locale processing."},
    {"localeconv", posix_localeconv, "", 0, "Returns numeric and monetary locale-specific parameters."},
    {"strcoll", posix_strcoll, "os1, os2, /", 0, "Compares two strings according to the locale."},
    {"strxfrm", posix_strxfrm, "string, /", 0, "Return a string that can be used as a key for locale-aware comparisons."},
    {"nl_langinfo", posix_nl_langinfo, "key, /", 0, "Return the value for the locale information associated with key."},
    {"getencoding", posix_getencoding, "", 0, "Get the current locale encoding."},
    {"gettext", posix_gettext, "msg, /", 0, "gettext(msg) -> string\n\nReturn translation of msg."},
    {"dgettext", posix_dgettext, "domain, msg, /", 0, "dgettext(domain, msg) -> string\n\nReturn translation of msg in domain."},
    {"dcgettext", posix_dcgettext, "domain, msg, category, /", 0, "Return translation of msg in domain and category."},
    {"textdomain", posix_textdomain, "domain, /", 0, "Set the C library's textdmain to domain, returning the new domain."},
    {"bindtextdomain", posix_bindtextdomain, "domain, dir, /", 0, "Bind the C library's domain to dir."},
    {"bind_textdomain_codeset", posix_bind_textdomain_codeset, "domain, codeset, /", 0, "Bind the C library's domain to codeset."},
    {NULL, NULL, NULL, 0, NULL},
};

static OuObject *make(OuThread *th)
{
    OuObject *module = ou_module_make(th, "_locale", "Support for POSIX locales.", functions), *error = locale_error(th);
    if (module != NULL && (error == NULL || !ou_module_add(th, module, "Error", error) ||
                           !ou_module_add_numbers(th, module, categories) ||
                           !ou_module_add_numbers(th, module, items))) {
        ou_clear_ref(th, &module);
    }
    return module;
}

const OuBuiltinModule ou_module__locale = {.name = "_locale", .make = make};
