/* expat_module.c - the module pyexpat: libexpat's parser, its events as calls of Python functions.
 *
 * Each event has a function that turns the library's arguments into objects and calls the handler that the program set. Once a
 * handler has failed the parser is stopped and later events do nothing, so that the error comes out of Parse(). Character data
 * is gathered, if asked, and handed over before any other event. */
#include "10_builtin/foreign.h"

#ifdef OU_HAVE_EXPAT

#include "06_types/dict.h"
#include "06_types/list.h"

#include <expat.h>
#include <limits.h>
#include <stdarg.h>

#define METHOD(name) OU_METHOD(name)

#define CHUNK (1 << 20)      /* bytes of input that the library is told of at once, at most */
#define FILE_CHUNK 2048      /* what ParseFile() reads at once */
#define FIRST_BUFFER 8192    /* buffer_size to begin with */

#define HANDLER_LIST(X)                                                                            \
    X(StartElement) X(EndElement) X(ProcessingInstruction) X(CharacterData) X(UnparsedEntityDecl) X(NotationDecl) \
    X(StartNamespaceDecl) X(EndNamespaceDecl) X(Comment) X(StartCdataSection) X(EndCdataSection) X(Default) X(DefaultExpand) \
    X(NotStandalone) X(ExternalEntityRef) X(StartDoctypeDecl) X(EndDoctypeDecl) X(EntityDecl) X(XmlDecl) X(ElementDecl) \
    X(AttlistDecl) X(SkippedEntity)
#define OU_X(name) ON_##name,
enum { HANDLER_LIST(OU_X) N_HANDLERS };
#undef OU_X

/* The library turns this one's name round. */
#define XML_SetDefaultExpandHandler XML_SetDefaultHandlerExpand
#define FUNCTION_LIST(X)                                                                           \
    X(XML_ErrorString) X(XML_ExpatVersion) X(XML_ExpatVersionInfo) X(XML_ExternalEntityParserCreate) X(XML_FreeContentModel) \
    X(XML_GetBase) X(XML_GetBuffer) X(XML_GetCurrentByteIndex) X(XML_GetCurrentColumnNumber) X(XML_GetCurrentLineNumber) \
    X(XML_GetErrorCode) X(XML_GetFeatureList) X(XML_GetInputContext) X(XML_GetSpecifiedAttributeCount) X(XML_Parse) \
    X(XML_ParseBuffer) X(XML_ParserCreate_MM) X(XML_ParserFree) X(XML_SetBase) X(XML_SetEncoding) X(XML_SetHashSalt) \
    X(XML_SetParamEntityParsing) X(XML_SetReturnNSTriplet) X(XML_SetUnknownEncodingHandler) X(XML_SetUserData) \
    X(XML_StopParser) X(XML_UseForeignDTD) X(XML_SetStartElementHandler) X(XML_SetEndElementHandler) \
    X(XML_SetProcessingInstructionHandler) X(XML_SetCharacterDataHandler) X(XML_SetUnparsedEntityDeclHandler) \
    X(XML_SetNotationDeclHandler) X(XML_SetStartNamespaceDeclHandler) X(XML_SetEndNamespaceDeclHandler) X(XML_SetCommentHandler) \
    X(XML_SetStartCdataSectionHandler) X(XML_SetEndCdataSectionHandler) X(XML_SetDefaultHandler) X(XML_SetDefaultHandlerExpand) \
    X(XML_SetNotStandaloneHandler) X(XML_SetExternalEntityRefHandler) X(XML_SetStartDoctypeDeclHandler) \
    X(XML_SetEndDoctypeDeclHandler) X(XML_SetEntityDeclHandler) X(XML_SetXmlDeclHandler) X(XML_SetElementDeclHandler) \
    X(XML_SetAttlistDeclHandler) X(XML_SetSkippedEntityHandler)
typedef struct Expat {
    FUNCTION_LIST(OU_FOREIGN_POINTER)
} Expat;

typedef struct Parser {
    OuObject head;
    OuObject *library;
    XML_Parser xml;    /* NULL: not made */
    OuThread *th;      /* of the running call */
    bool running, in_callback;
    OuObject *handlers[N_HANDLERS]; /* owned; NULL: none */
    OuObject *intern;  /* dict, or None */
    OuObject *parent;  /* of a parser of an external entity: it shares its tables */
    bool ordered, specified, prefixes, text_buffered;
    char *buffer;      /* character data: ou_mem block of buffer_size bytes, NULL unless text_buffered */
    size_t buffer_size, buffer_used;
} Parser;

static const OuType parser_type;

static const Expat *of(const Parser *p)
{
    return (const Expat *)(const void *)((const OuForeign *)p->library)->fns;
}

static OuForeign *open_library(OuThread *th)
{
    static const char *const names[] = {FUNCTION_LIST(OU_FOREIGN_NAME)};
    return ou_foreign_open(th, OU_KEPT_LIB_EXPAT, "pyexpat", "libexpat.so.1", "libexpat1", names, OU_COUNT_OF(names));
}

static OuObject *error(OuThread *th)
{
    return ou_data_exception(th, OU_KEPT_EXPAT_ERROR, "xml.parsers.expat.ExpatError", NULL);
}

/* ---- from the library to Python ---- */

/* A call that failed: nothing more is to happen. */
static void stop(Parser *p)
{
    of(p)->XML_StopParser(p->xml, XML_FALSE);
}

static OuObject *text(Parser *p, const XML_Char *s)
{
    return s == NULL ? OU_NONE : ou_str_from_text(p->th, s);
}

/* Names are the same object each time they come. */
static OuObject *name_text(Parser *p, const XML_Char *s)
{
    OuObject *str = text(p, s);
    if (str == NULL || s == NULL || p->intern == OU_NONE) {
        return str;
    }
    OuObject *shared = ou_dict_set_default(p->th, p->intern, str, str);
    ou_drop(p->th, str);
    return shared;
}

/* Calls a handler with n objects, which are taken over; a NULL among them is an error that is pending. NULL: failed. */
static OuObject *call(Parser *p, int which, size_t n, ...)
{
    OuObject *args[9], *result = NULL;
    OuObject *handler = ou_keep_maybe(p->handlers[which]);
    bool ok = true;
    va_list list;
    va_start(list, n);
    for (size_t i = 0; i < n; i++) {
        args[i] = va_arg(list, OuObject *);
        ok = ok && args[i] != NULL;
    }
    va_end(list);
    if (ok && handler != NULL) {
        p->in_callback = true;
        result = ou_call(p->th, handler, args, n, NULL);
        p->in_callback = false;
    }
    for (size_t i = 0; i < n; i++) {
        ou_drop_maybe(p->th, args[i]);
    }
    ou_drop_maybe(p->th, handler);
    if (result == NULL) {
        stop(p);
    }
    return result;
}

static bool send_text(Parser *p, const char *data, size_t n)
{
    OuObject *result = call(p, ON_CharacterData, 1, ou_str_from_utf8(p->th, data, n));
    ou_drop_maybe(p->th, result);
    return result != NULL;
}

/* Hands over what was gathered. */
static bool flush(Parser *p)
{
    size_t n = p->buffer_used;
    p->buffer_used = 0;
    if (n == 0 || p->handlers[ON_CharacterData] == NULL) {
        return true;
    }
    return send_text(p, p->buffer, n);
}

/* Is the handler to be called? */
static bool ready(Parser *p, int which)
{
    return !ou_has_error(p->th) && p->handlers[which] != NULL && flush(p) && p->handlers[which] != NULL;
}

#define EVENT(name, n, ...)                                                                        \
    do {                                                                                           \
        Parser *p = user;                                                                          \
        if (ready(p, ON_##name)) {                                                                 \
            ou_drop_maybe(p->th, call(p, ON_##name, n, __VA_ARGS__));                              \
        }                                                                                          \
    } while (0)

static void on_CharacterData(void *user, const XML_Char *data, int n)
{
    Parser *p = user;
    if (ou_has_error(p->th) || p->handlers[ON_CharacterData] == NULL) {
        return;
    }
    if (p->text_buffered) {
        if (p->buffer_used + (size_t)n > p->buffer_size && (!flush(p) || p->handlers[ON_CharacterData] == NULL)) {
            return;
        }
        if ((size_t)n <= p->buffer_size && p->buffer != NULL) {
            memcpy(p->buffer + p->buffer_used, data, (size_t)n);
            p->buffer_used += (size_t)n;
            return;
        }
    }
    (void)send_text(p, data, (size_t)n);
}

static OuObject *attributes_of(Parser *p, const XML_Char **attributes)
{
    size_t most = p->specified ? (size_t)of(p)->XML_GetSpecifiedAttributeCount(p->xml) : SIZE_MAX;
    OuObject *all = p->ordered ? ou_list_new(p->th, 0) : ou_dict_new(p->th);
    for (size_t i = 0; all != NULL && i < most && attributes[i] != NULL; i += 2) {
        OuObject *key = name_text(p, attributes[i]), *value = key == NULL ? NULL : text(p, attributes[i + 1]);
        bool ok = value != NULL && (p->ordered ? ou_list_append(p->th, all, key) && ou_list_append(p->th, all, value)
                                               : ou_dict_set(p->th, all, key, value));
        ou_drop_maybe(p->th, value);
        ou_drop_maybe(p->th, key);
        if (!ok) {
            ou_clear_ref(p->th, &all);
        }
    }
    return all;
}

static void on_StartElement(void *user, const XML_Char *name, const XML_Char **attributes)
{
    Parser *p = user;
    if (ready(p, ON_StartElement)) {
        OuObject *all = attributes_of(p, attributes);
        ou_drop_maybe(p->th, call(p, ON_StartElement, 2, all == NULL ? NULL : name_text(p, name), all));
    }
}

static void on_EndElement(void *user, const XML_Char *name)
{
    EVENT(EndElement, 1, name_text(p, name));
}

static void on_ProcessingInstruction(void *user, const XML_Char *target, const XML_Char *data)
{
    Parser *p = user;
    if (ready(p, ON_ProcessingInstruction)) {
        OuObject *first = name_text(p, target);
        ou_drop_maybe(p->th, call(p, ON_ProcessingInstruction, 2, first, first == NULL ? NULL : text(p, data)));
    }
}

/* Texts of one event; what comes after a failure is NULL without another try. */
static void texts_of(Parser *p, OuObject **out, size_t n, const XML_Char *const *texts, bool shared)
{
    bool ok = true;
    for (size_t i = 0; i < n; i++) {
        out[i] = !ok ? NULL : shared ? name_text(p, texts[i]) : text(p, texts[i]);
        ok = out[i] != NULL;
    }
}

static void on_UnparsedEntityDecl(void *user, const XML_Char *name, const XML_Char *base, const XML_Char *system, const XML_Char *public,
                                  const XML_Char *notation)
{
    Parser *p = user;
    if (ready(p, ON_UnparsedEntityDecl)) {
        OuObject *o[5];
        texts_of(p, o, 5, (const XML_Char *const[]){name, base, system, public, notation}, true);
        ou_drop_maybe(p->th, call(p, ON_UnparsedEntityDecl, 5, o[0], o[1], o[2], o[3], o[4]));
    }
}

static void on_NotationDecl(void *user, const XML_Char *name, const XML_Char *base, const XML_Char *system, const XML_Char *public)
{
    Parser *p = user;
    if (ready(p, ON_NotationDecl)) {
        OuObject *o[4];
        texts_of(p, o, 4, (const XML_Char *const[]){name, base, system, public}, true);
        ou_drop_maybe(p->th, call(p, ON_NotationDecl, 4, o[0], o[1], o[2], o[3]));
    }
}

static void on_StartNamespaceDecl(void *user, const XML_Char *prefix, const XML_Char *uri)
{
    Parser *p = user;
    if (ready(p, ON_StartNamespaceDecl)) {
        OuObject *o[2];
        texts_of(p, o, 2, (const XML_Char *const[]){prefix, uri}, true);
        ou_drop_maybe(p->th, call(p, ON_StartNamespaceDecl, 2, o[0], o[1]));
    }
}

static void on_EndNamespaceDecl(void *user, const XML_Char *prefix)
{
    EVENT(EndNamespaceDecl, 1, name_text(p, prefix));
}

static void on_Comment(void *user, const XML_Char *data)
{
    EVENT(Comment, 1, text(p, data));
}

static void on_StartCdataSection(void *user)
{
    EVENT(StartCdataSection, 0, NULL);
}

static void on_EndCdataSection(void *user)
{
    EVENT(EndCdataSection, 0, NULL);
}

static void on_Default(void *user, const XML_Char *data, int n)
{
    EVENT(Default, 1, ou_str_from_utf8(p->th, data, (size_t)n));
}

static void on_DefaultExpand(void *user, const XML_Char *data, int n)
{
    EVENT(DefaultExpand, 1, ou_str_from_utf8(p->th, data, (size_t)n));
}

/* The int that a handler returned; taken over. False with an error, and the parser stopped. */
static bool answer_adopt(Parser *p, OuObject *result, int *out)
{
    if (result == NULL) {
        return false;
    }
    bool ok = ou_as_c_int(p->th, result, out);
    ou_drop(p->th, result);
    if (!ok) {
        stop(p);
    }
    return ok;
}

static int on_NotStandalone(void *user)
{
    Parser *p = user;
    int answer = 0;
    return ready(p, ON_NotStandalone) && answer_adopt(p, call(p, ON_NotStandalone, 0), &answer) ? answer : 0;
}

static int on_ExternalEntityRef(XML_Parser xml, const XML_Char *context, const XML_Char *base, const XML_Char *system, const XML_Char *public)
{
    Parser *p = *(void **)xml; /* the library's user data: what XML_GetUserData() looks at */
    int answer = 0;
    if (!ready(p, ON_ExternalEntityRef)) {
        return 0;
    }
    OuObject *o[4];
    texts_of(p, o, 4, (const XML_Char *const[]){context, base, system, public}, false);
    return answer_adopt(p, call(p, ON_ExternalEntityRef, 4, o[0], o[1], o[2], o[3]), &answer) ? answer : 0;
}

static void on_StartDoctypeDecl(void *user, const XML_Char *name, const XML_Char *system, const XML_Char *public, int has_subset)
{
    Parser *p = user;
    if (ready(p, ON_StartDoctypeDecl)) {
        OuObject *o[3];
        texts_of(p, o, 3, (const XML_Char *const[]){name, system, public}, true);
        ou_drop_maybe(p->th, call(p, ON_StartDoctypeDecl, 4, o[0], o[1], o[2], o[2] == NULL ? NULL : ou_int_new(p->th, has_subset)));
    }
}

static void on_EndDoctypeDecl(void *user)
{
    EVENT(EndDoctypeDecl, 0, NULL);
}

static void on_EntityDecl(void *user, const XML_Char *name, int is_parameter, const XML_Char *value, int n, const XML_Char *base,
                          const XML_Char *system, const XML_Char *public, const XML_Char *notation)
{
    Parser *p = user;
    if (ready(p, ON_EntityDecl)) {
        OuObject *o[5];
        texts_of(p, o, 5, (const XML_Char *const[]){name, base, system, public, notation}, true);
        OuObject *shown = o[4] == NULL ? NULL : value == NULL ? OU_NONE : ou_str_from_utf8(p->th, value, (size_t)n);
        OuObject *kind = shown == NULL ? NULL : ou_int_new(p->th, is_parameter);
        ou_drop_maybe(p->th, call(p, ON_EntityDecl, 7, o[0], kind, shown, o[1], o[2], o[3], o[4]));
    }
}

static void on_XmlDecl(void *user, const XML_Char *version, const XML_Char *encoding, int standalone)
{
    Parser *p = user;
    if (ready(p, ON_XmlDecl)) {
        OuObject *o[2];
        texts_of(p, o, 2, (const XML_Char *const[]){version, encoding}, false);
        ou_drop_maybe(p->th, call(p, ON_XmlDecl, 3, o[0], o[1], o[1] == NULL ? NULL : ou_int_new(p->th, standalone)));
    }
}

/* (type, quantifier, name, children) */
static OuObject *model_of(Parser *p, const XML_Content *model)
{
    OuThread *th = p->th;
    if (!ou_enter(th, " in conversion of an element's content model")) {
        return NULL;
    }
    OuObject *children = ou_tuple_new(th, model->numchildren);
    bool ok = children != NULL;
    for (unsigned i = 0; ok && i < model->numchildren; i++) {
        OuObject *child = model_of(p, &model->children[i]);
        ok = child != NULL;
        ou_tuple_items(children)[i] = child;
    }
    OuObject *items[4] = {NULL, NULL, NULL, NULL}, *result = NULL;
    if (ok) {
        ou_tuple_ready(th, children);
        items[0] = ou_int_new(th, (int64_t)model->type);
        items[1] = items[0] == NULL ? NULL : ou_int_new(th, (int64_t)model->quant);
        items[2] = items[1] == NULL ? NULL : name_text(p, model->name);
        result = items[2] == NULL ? NULL : ou_tuple_of(th, 4, items[0], items[1], items[2], children);
    }
    for (size_t i = 0; i < 3; i++) {
        ou_drop_maybe(th, items[i]);
    }
    ou_drop_maybe(th, children);
    ou_leave(th);
    return result;
}

static void on_ElementDecl(void *user, const XML_Char *name, XML_Content *model)
{
    Parser *p = user;
    if (ready(p, ON_ElementDecl)) {
        OuObject *shown = name_text(p, name);
        ou_drop_maybe(p->th, call(p, ON_ElementDecl, 2, shown, shown == NULL ? NULL : model_of(p, model)));
    }
    of(p)->XML_FreeContentModel(p->xml, model);
}

static void on_AttlistDecl(void *user, const XML_Char *element, const XML_Char *attribute, const XML_Char *type, const XML_Char *fallback,
                           int is_required)
{
    Parser *p = user;
    if (ready(p, ON_AttlistDecl)) {
        OuObject *o[4];
        texts_of(p, o, 2, (const XML_Char *const[]){element, attribute}, true);
        if (o[1] == NULL) {
            o[2] = o[3] = NULL;
        } else {
            texts_of(p, o + 2, 2, (const XML_Char *const[]){type, fallback}, false);
        }
        ou_drop_maybe(p->th, call(p, ON_AttlistDecl, 5, o[0], o[1], o[2], o[3], o[3] == NULL ? NULL : ou_int_new(p->th, is_required)));
    }
}

static void on_SkippedEntity(void *user, const XML_Char *name, int is_parameter)
{
    Parser *p = user;
    if (ready(p, ON_SkippedEntity)) {
        OuObject *shown = name_text(p, name);
        ou_drop_maybe(p->th, call(p, ON_SkippedEntity, 2, shown, shown == NULL ? NULL : ou_int_new(p->th, is_parameter)));
    }
}

/* Encodings of one byte a character that the library does not know: their 256 characters, by the codec. */
static int on_unknown_encoding(void *user, const XML_Char *name, XML_Encoding *info)
{
    Parser *p = user;
    char bytes[256];
    if (ou_has_error(p->th)) {
        return XML_STATUS_ERROR;
    }
    for (int i = 0; i < 256; i++) {
        bytes[i] = (char)i;
    }
    OuObject *all = ou_str_decode(p->th, bytes, sizeof bytes, name, "replace");
    bool ok = all != NULL && (ou_str_length(all) == 256 || ou_raise(p->th, &ou_exc_value_error, "multi-byte encodings are not supported"));
    for (size_t i = 0; ok && i < 256; i++) {
        uint32_t c = ou_str_at(all, i);
        info->map[i] = c == 0xfffd ? -1 : (int)c;
    }
    info->data = NULL;
    info->convert = NULL;
    info->release = NULL;
    ou_drop_maybe(p->th, all);
    return ok ? XML_STATUS_OK : XML_STATUS_ERROR;
}

/* Tells the library of one handler, or that there is none. */
static void apply(Parser *p, int which)
{
    switch (which) {
#define OU_X(name)                                                                                 \
    case ON_##name: of(p)->XML_Set##name##Handler(p->xml, p->handlers[which] == NULL ? NULL : on_##name); break;
        HANDLER_LIST(OU_X)
#undef OU_X
    default: break;
    }
}

/* ---- parsers ---- */

/* xml is taken over, even on failure. */
static Parser *parser_new_adopt(OuThread *th, OuForeign *library, XML_Parser xml)
{
    const Expat *x = (const Expat *)(const void *)library->fns;
    if (xml == NULL) {
        ou_raise_memory(th);
        return NULL;
    }
    Parser *p = (Parser *)ou_object_new_zeroed(th, &parser_type, sizeof *p);
    if (p == NULL) {
        x->XML_ParserFree(xml);
        return NULL;
    }
    p->library = ou_keep(library);
    p->xml = xml;
    p->th = th;
    p->intern = OU_NONE;
    p->buffer_size = FIRST_BUFFER;
    x->XML_SetUserData(xml, p);
    x->XML_SetUnknownEncodingHandler(xml, on_unknown_encoding, p);
    return p;
}

static void parser_clear(OuThread *th, OuObject *self)
{
    Parser *p = (Parser *)self;
    for (int i = 0; i < N_HANDLERS; i++) {
        if (p->handlers[i] != NULL) {
            ou_clear_ref(th, &p->handlers[i]);
            if (p->xml != NULL) {
                apply(p, i);
            }
        }
    }
    ou_replace(th, &p->intern, OU_NONE);
}

static void parser_drop(OuThread *th, OuObject *self)
{
    Parser *p = (Parser *)self;
    ou_untrack(th, self);
    p->th = th;
    if (p->xml != NULL) {
        of(p)->XML_ParserFree(p->xml);
        p->xml = NULL;
    }
    parser_clear(th, self);
    ou_mem_give(th, p->buffer, p->buffer_size);
    p->buffer = NULL;
    ou_clear_ref(th, &p->parent);
    ou_clear_ref(th, &p->library);
    ou_object_free(th, self, sizeof(Parser));
}

static size_t parser_visit(OuObject *self, OU_UNUSED size_t from, OU_UNUSED size_t limit, OuVisitFn fn, void *arg)
{
    Parser *p = (Parser *)self;
    for (int i = 0; i < N_HANDLERS; i++) {
        ou_visit_one(fn, arg, p->handlers[i]);
    }
    ou_visit_one(fn, arg, p->intern);
    ou_visit_one(fn, arg, p->parent);
    return OU_VISIT_END;
}

static bool separator_argument(OuThread *th, OuObject *arg, char out[2], bool *given)
{
    *given = arg != NULL && arg != OU_NONE;
    out[0] = out[1] = 0;
    if (!*given) {
        return true;
    }
    if (!ou_is_str(arg)) {
        return ou_raise(th, &ou_exc_type_error, "ParserCreate() argument 'namespace_separator' must be str or None, not %G", arg);
    }
    OuObject *holder;
    size_t size;
    const char *chars = ou_str_utf8(th, arg, &size, &holder);
    bool ok = chars != NULL && (size <= 1 || ou_raise(th, &ou_exc_value_error, "namespace_separator must be at most one character, omitted, or None"));
    out[0] = ok && size == 1 ? chars[0] : 0;
    ou_drop_maybe(th, holder);
    return ok;
}

METHOD(parser_create)
{
    OuForeign *library = open_library(th);
    const char *encoding;
    char separator[2];
    OuObject *holder, *intern = args[2];
    bool has_separator;
    if (library == NULL || !ou_str_utf8_argument(th, args[0], "ParserCreate", "'encoding'", &encoding, &holder)) {
        return NULL;
    }
    Parser *p = NULL;
    if (separator_argument(th, args[1], separator, &has_separator)) {
        if (intern != NULL && intern != OU_NONE && !ou_is_dict(intern)) {
            ou_raise(th, &ou_exc_type_error, "intern must be a dictionary");
        } else {
            const Expat *x = (const Expat *)(const void *)library->fns;
            p = parser_new_adopt(th, library, x->XML_ParserCreate_MM(encoding, NULL, has_separator ? separator : NULL));
        }
    }
    ou_drop_maybe(th, holder);
    if (p == NULL) {
        return NULL;
    }
    of(p)->XML_SetHashSalt(p->xml, (unsigned long)(th->vm->hash_key.k0 | 1));
    p->intern = intern == NULL ? ou_dict_new(th) : ou_keep(intern);
    if (p->intern == NULL) {
        ou_drop(th, p);
        return NULL;
    }
    ou_track(th, &p->head);
    return &p->head;
}

static bool raise_parse_error(OuThread *th, Parser *p, enum XML_Error code)
{
    int64_t line = (int64_t)of(p)->XML_GetCurrentLineNumber(p->xml), column = (int64_t)of(p)->XML_GetCurrentColumnNumber(p->xml);
    OuObject *class = error(th);
    const char *words = of(p)->XML_ErrorString(code);
    OuObject *message = class == NULL ? NULL : ou_str_format(th, "%s: line %lld, column %lld", words == NULL ? "unknown error" : words, (long long)line, (long long)column);
    OuObject *instance = message == NULL ? NULL : ou_call1(th, class, message);
    const struct { const char *name; int64_t value; } rows[] = {{"code", (int64_t)code}, {"offset", column}, {"lineno", line}};
    bool ok = instance != NULL;
    for (size_t i = 0; ok && i < 3; i++) {
        OuObject *number = ou_int_new(th, rows[i].value);
        ok = number != NULL && ou_set_attr_text(th, instance, rows[i].name, number);
        ou_drop_maybe(th, number);
    }
    if (ok) {
        ou_raise_object(th, instance, NULL);
    }
    ou_drop_maybe(th, instance);
    ou_drop_maybe(th, message);
    return false;
}

/* The end of a call of the library. */
static OuObject *outcome(OuThread *th, Parser *p, enum XML_Status status)
{
    if (ou_has_error(th)) {
        return NULL;
    }
    if (status == XML_STATUS_ERROR) {
        return raise_parse_error(th, p, of(p)->XML_GetErrorCode(p->xml)), NULL;
    }
    return flush(p) ? ou_int_new(th, (int64_t)status) : NULL;
}

static bool begin(OuThread *th, Parser *p)
{
    if (p->running) {
        return ou_raise(th, &ou_exc_runtime_error, "the parser is running");
    }
    p->running = true;
    p->th = th;
    return true;
}

static OuObject *parse_bytes(OuThread *th, Parser *p, const char *data, size_t n, bool last)
{
    enum XML_Status status = XML_STATUS_OK;
    for (; n > CHUNK && status != XML_STATUS_ERROR && !ou_has_error(th); n -= CHUNK, data += CHUNK) {
        status = of(p)->XML_Parse(p->xml, data, CHUNK, XML_FALSE);
    }
    if (status != XML_STATUS_ERROR && !ou_has_error(th)) {
        status = of(p)->XML_Parse(p->xml, data, (int)n, last);
    }
    return outcome(th, p, status);
}

METHOD(parser_parse)
{
    Parser *p = (Parser *)self;
    int last = 0;
    if (!ou_as_c_int(th, args[1], &last)) {
        return NULL;
    }
    OuObject *result, *holder = NULL;
    if (ou_is_str(args[0])) {
        size_t size;
        const char *data = ou_str_utf8(th, args[0], &size, &holder);
        if (data == NULL || !begin(th, p)) {
            ou_drop_maybe(th, holder);
            return NULL;
        }
        of(p)->XML_SetEncoding(p->xml, "utf-8");
        result = parse_bytes(th, p, data, size, last != 0);
        p->running = false;
        ou_drop_maybe(th, holder);
        return result;
    }
    OuBuffer buffer;
    if (!ou_buffer_acquire(th, args[0], &buffer, false)) {
        return NULL;
    }
    result = NULL;
    if (begin(th, p)) {
        result = parse_bytes(th, p, buffer.data, buffer.size, last != 0);
        p->running = false;
    }
    ou_buffer_release(th, &buffer);
    return result;
}

/* One piece of a file into the library's buffer: bytes read, -1 with an error. */
static int64_t read_piece(OuThread *th, Parser *p, OuObject *read, OuObject *size)
{
    OuObject *piece = ou_call1(th, read, size);
    OuBuffer data;
    if (piece == NULL) {
        return -1;
    }
    if (!ou_is_bytes(piece) && !ou_is_bytearray(piece)) {
        ou_raise(th, &ou_exc_type_error, "read() did not return a bytes object (type=%T)", piece);
        ou_drop(th, piece);
        return -1;
    }
    bool ok = ou_buffer_acquire(th, piece, &data, false);
    int64_t n = -1;
    if (ok && data.size > FILE_CHUNK) {
        ou_raise(th, &ou_exc_value_error, "read() returned too much data: %d bytes requested, %zu returned", FILE_CHUNK, data.size);
    } else if (ok) {
        void *room = of(p)->XML_GetBuffer(p->xml, FILE_CHUNK);
        if (room == NULL) {
            raise_parse_error(th, p, of(p)->XML_GetErrorCode(p->xml));
        } else {
            n = (int64_t)data.size;
            if (n > 0) {
                memcpy(room, data.data, data.size);
            }
        }
    }
    if (ok) {
        ou_buffer_release(th, &data);
    }
    ou_drop(th, piece);
    return n;
}

METHOD(parser_parse_file)
{
    Parser *p = (Parser *)self;
    OuObject *read = ou_get_attr_text(th, args[0], "read"), *size = read == NULL ? NULL : ou_int_new(th, FILE_CHUNK), *result = NULL;
    if (read == NULL) {
        return ou_error_swallow(th, &ou_exc_attribute_error) ? ou_null(th, &ou_exc_type_error, "argument must have 'read' attribute") : NULL;
    }
    if (size != NULL && begin(th, p)) {
        int64_t got;
        enum XML_Status status = XML_STATUS_OK;
        do {
            got = read_piece(th, p, read, size);
            status = got < 0 ? status : of(p)->XML_ParseBuffer(p->xml, (int)got, got == 0);
        } while (got > 0 && status != XML_STATUS_ERROR && !ou_has_error(th));
        result = outcome(th, p, status);
        p->running = false;
    }
    ou_drop_maybe(th, size);
    ou_drop(th, read);
    return result;
}

METHOD(parser_set_base)
{
    Parser *p = (Parser *)self;
    OuObject *holder;
    size_t size;
    if (!ou_is_str(args[0])) {
        return ou_null(th, &ou_exc_type_error, "SetBase() argument must be str, not %s", ou_argument_type(args[0]));
    }
    const char *base = ou_str_utf8(th, args[0], &size, &holder);
    if (base == NULL) {
        return NULL;
    }
    bool ok = of(p)->XML_SetBase(p->xml, base) != XML_STATUS_ERROR || ou_raise_memory(th);
    ou_drop_maybe(th, holder);
    return ok ? OU_NONE : NULL;
}

METHOD(parser_get_base)
{
    Parser *p = (Parser *)self;
    const XML_Char *base = of(p)->XML_GetBase(p->xml);
    return base == NULL ? OU_NONE : ou_str_from_text(th, base);
}

METHOD(parser_get_input_context)
{
    Parser *p = (Parser *)self;
    int offset, size;
    if (!p->in_callback) {
        return OU_NONE;
    }
    const char *data = of(p)->XML_GetInputContext(p->xml, &offset, &size);
    return data == NULL ? OU_NONE : ou_bytes_from(th, data + offset, (size_t)(size - offset));
}

METHOD(parser_use_foreign_dtd)
{
    Parser *p = (Parser *)self;
    OuTruth flag = args[0] == NULL ? OU_TRUE : ou_is_true(th, args[0]);
    if (flag == OU_ERROR) {
        return NULL;
    }
    enum XML_Error code = of(p)->XML_UseForeignDTD(p->xml, flag == OU_TRUE);
    return code == XML_ERROR_NONE ? OU_NONE : (raise_parse_error(th, p, code), NULL);
}

METHOD(parser_set_param_entity_parsing)
{
    int flag = 0;
    return ou_as_c_int(th, args[0], &flag)
               ? ou_int_new(th, of((Parser *)self)->XML_SetParamEntityParsing(((Parser *)self)->xml, (enum XML_ParamEntityParsing)flag))
               : NULL;
}

static bool set_buffered(OuThread *th, Parser *p, bool buffered);

METHOD(parser_external_entity)
{
    Parser *p = (Parser *)self;
    const char *context, *encoding = NULL;
    OuObject *holder, *holder2 = NULL;
    if (!ou_str_utf8_argument(th, args[0], "ExternalEntityParserCreate", "1", &context, &holder)) {
        return NULL;
    }
    Parser *child = NULL;
    if (args[1] != NULL && !ou_is_str(args[1])) {
        ou_raise(th, &ou_exc_type_error, "ExternalEntityParserCreate() argument 2 must be str, not %s", ou_argument_type(args[1]));
    } else if (ou_str_utf8_argument(th, args[1], "ExternalEntityParserCreate", "2", &encoding, &holder2)) {
        child = parser_new_adopt(th, (OuForeign *)p->library, of(p)->XML_ExternalEntityParserCreate(p->xml, context, encoding));
    }
    ou_drop_maybe(th, holder2);
    ou_drop_maybe(th, holder);
    if (child == NULL) {
        return NULL;
    }
    child->parent = ou_keep(self);
    child->intern = ou_keep(p->intern);
    child->ordered = p->ordered;
    child->specified = p->specified;
    child->prefixes = p->prefixes;
    child->buffer_size = p->buffer_size;
    for (int i = 0; i < N_HANDLERS; i++) {
        child->handlers[i] = ou_keep_maybe(p->handlers[i]);
        apply(child, i);
    }
    if (p->handlers[ON_Default] != NULL) {
        apply(child, ON_Default);
    }
    ou_track(th, &child->head);
    if (p->text_buffered && !set_buffered(th, child, true)) {
        ou_drop(th, child);
        return NULL;
    }
    return &child->head;
}

/* ---- attributes ---- */

static bool set_handler(OuThread *th, OuObject *self, OuObject *value, int which)
{
    Parser *p = (Parser *)self;
    if (value == NULL) {
        return ou_raise(th, &ou_exc_runtime_error, "Cannot delete attribute");
    }
    p->th = th;
    if (which == ON_CharacterData && !flush(p)) {
        return false;
    }
    OuObject *old = p->handlers[which];
    p->handlers[which] = value == OU_NONE ? NULL : ou_keep(value);
    apply(p, which);
    ou_drop_maybe(th, old);
    return true;
}

static OuObject *get_handler(OuObject *self, int which)
{
    OuObject *handler = ((Parser *)self)->handlers[which];
    return handler == NULL ? OU_NONE : ou_keep(handler);
}

#define OU_X(name)                                                                                 \
    static OuObject *get_##name(OU_UNUSED OuThread *th, OuObject *self)                            \
    {                                                                                              \
        return get_handler(self, ON_##name);                                                       \
    }                                                                                              \
    static bool set_##name(OuThread *th, OuObject *self, OuObject *value)                          \
    {                                                                                              \
        return set_handler(th, self, value, ON_##name);                                            \
    }
HANDLER_LIST(OU_X)
#undef OU_X

/* A flag's new value; OU_ERROR with the error pending. */
static OuTruth flag_value(OuThread *th, OuObject *value)
{
    if (value == NULL) {
        ou_raise(th, &ou_exc_runtime_error, "Cannot delete attribute");
        return OU_ERROR;
    }
    return ou_is_true(th, value);
}

#define FLAG(field, then)                                                                          \
    static OuObject *get_##field(OU_UNUSED OuThread *th, OuObject *self)                           \
    {                                                                                              \
        return ou_bool(((Parser *)self)->field);                                                   \
    }                                                                                              \
    static bool set_##field(OuThread *th, OuObject *self, OuObject *value)                         \
    {                                                                                              \
        Parser *p = (Parser *)self;                                                                \
        OuTruth truth = flag_value(th, value);                                                     \
        if (truth == OU_ERROR) {                                                                   \
            return false;                                                                          \
        }                                                                                          \
        bool flag = truth == OU_TRUE;                                                              \
        p->th = th;                                                                                \
        then;                                                                                      \
        return true;                                                                               \
    }
FLAG(ordered, p->ordered = flag)
FLAG(specified, p->specified = flag)
FLAG(prefixes, (p->prefixes = flag, of(p)->XML_SetReturnNSTriplet(p->xml, flag)))

static bool set_buffered(OuThread *th, Parser *p, bool buffered)
{
    p->th = th;
    if (buffered && p->buffer == NULL) {
        p->buffer = ou_mem_take(th, p->buffer_size);
        p->buffer_used = 0;
        if (p->buffer == NULL) {
            return false;
        }
    } else if (!buffered && p->buffer != NULL) {
        if (!flush(p)) {
            return false;
        }
        ou_mem_give(th, p->buffer, p->buffer_size);
        p->buffer = NULL;
    }
    p->text_buffered = buffered;
    return true;
}

static OuObject *get_buffer_text(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_bool(((Parser *)self)->text_buffered);
}

static bool set_buffer_text(OuThread *th, OuObject *self, OuObject *value)
{
    OuTruth truth = flag_value(th, value);
    return truth != OU_ERROR && set_buffered(th, (Parser *)self, truth == OU_TRUE);
}

static OuObject *get_buffer_size(OuThread *th, OuObject *self)
{
    return ou_int_new(th, (int64_t)((Parser *)self)->buffer_size);
}

static bool set_buffer_size(OuThread *th, OuObject *self, OuObject *value)
{
    Parser *p = (Parser *)self;
    int64_t size;
    if (value == NULL) {
        return ou_raise(th, &ou_exc_runtime_error, "Cannot delete attribute");
    }
    if (!ou_is_int(value)) {
        return ou_raise(th, &ou_exc_type_error, "buffer_size must be an integer");
    }
    int clipped = ou_int_clip_i64(value, &size);
    if (size <= 0) {
        return ou_raise(th, &ou_exc_value_error, "buffer_size must be greater than zero");
    }
    if (clipped > 0 || size > INT_MAX) {
        return ou_raise(th, &ou_exc_value_error, "buffer_size must not be greater than %d", INT_MAX);
    }
    p->th = th;
    if (p->buffer != NULL) {
        if (!flush(p)) {
            return false;
        }
        char *fresh = ou_mem_take(th, (size_t)size);
        if (fresh == NULL) {
            return false;
        }
        ou_mem_give(th, p->buffer, p->buffer_size);
        p->buffer = fresh;
    }
    p->buffer_size = (size_t)size;
    return true;
}

static OuObject *get_buffer_used(OuThread *th, OuObject *self)
{
    return ou_int_new(th, (int64_t)((Parser *)self)->buffer_used);
}

static OuObject *get_intern(OU_UNUSED OuThread *th, OuObject *self)
{
    return ou_keep(((Parser *)self)->intern);
}

#define NUMBER(name, function)                                                                     \
    static OuObject *get_##name(OuThread *th, OuObject *self)                                      \
    {                                                                                              \
        Parser *p = (Parser *)self;                                                                \
        return ou_int_new(th, (int64_t)of(p)->function(p->xml));                                   \
    }
NUMBER(ErrorCode, XML_GetErrorCode)
NUMBER(Line, XML_GetCurrentLineNumber)
NUMBER(Column, XML_GetCurrentColumnNumber)
NUMBER(ByteIndex, XML_GetCurrentByteIndex)

static const OuMethodDef parser_methods[] = {
    {"Parse", parser_parse, "data, isfinal=False, /", 0, "Parse XML data."},
    {"ParseFile", parser_parse_file, "file, /", 0, "Parse XML data from file-like object."},
    {"SetBase", parser_set_base, "base, /", 0, "Set the base URL for the parser."},
    {"GetBase", parser_get_base, "", 0, "Return base URL string for the parser."},
    {"GetInputContext", parser_get_input_context, "", 0, "Return the untranslated text of the input that caused the current event."},
    {"ExternalEntityParserCreate", parser_external_entity, "context, encoding=<unrepresentable>, /", 0, "Create a parser for parsing an external entity based on the information passed to the ExternalEntityRefHandler."},
    {"SetParamEntityParsing", parser_set_param_entity_parsing, "flag, /", 0, "Controls parsing of parameter entities (including the external DTD subset)."},
    {"UseForeignDTD", parser_use_foreign_dtd, "flag=True, /", 0, "Allows the application to provide an artificial external subset if one is not specified as part of the document instance."},
    {NULL, NULL, NULL, 0, NULL},
};

static const OuGetSetDef parser_getset[] = {
    {"StartElementHandler", get_StartElement, set_StartElement, NULL},
    {"EndElementHandler", get_EndElement, set_EndElement, NULL},
    {"ProcessingInstructionHandler", get_ProcessingInstruction, set_ProcessingInstruction, NULL},
    {"CharacterDataHandler", get_CharacterData, set_CharacterData, NULL},
    {"UnparsedEntityDeclHandler", get_UnparsedEntityDecl, set_UnparsedEntityDecl, NULL},
    {"NotationDeclHandler", get_NotationDecl, set_NotationDecl, NULL},
    {"StartNamespaceDeclHandler", get_StartNamespaceDecl, set_StartNamespaceDecl, NULL},
    {"EndNamespaceDeclHandler", get_EndNamespaceDecl, set_EndNamespaceDecl, NULL},
    {"CommentHandler", get_Comment, set_Comment, NULL},
    {"StartCdataSectionHandler", get_StartCdataSection, set_StartCdataSection, NULL},
    {"EndCdataSectionHandler", get_EndCdataSection, set_EndCdataSection, NULL},
    {"DefaultHandler", get_Default, set_Default, NULL},
    {"DefaultHandlerExpand", get_DefaultExpand, set_DefaultExpand, NULL},
    {"NotStandaloneHandler", get_NotStandalone, set_NotStandalone, NULL},
    {"ExternalEntityRefHandler", get_ExternalEntityRef, set_ExternalEntityRef, NULL},
    {"StartDoctypeDeclHandler", get_StartDoctypeDecl, set_StartDoctypeDecl, NULL},
    {"EndDoctypeDeclHandler", get_EndDoctypeDecl, set_EndDoctypeDecl, NULL},
    {"EntityDeclHandler", get_EntityDecl, set_EntityDecl, NULL},
    {"XmlDeclHandler", get_XmlDecl, set_XmlDecl, NULL},
    {"ElementDeclHandler", get_ElementDecl, set_ElementDecl, NULL},
    {"AttlistDeclHandler", get_AttlistDecl, set_AttlistDecl, NULL},
    {"SkippedEntityHandler", get_SkippedEntity, set_SkippedEntity, NULL},
    {"ErrorCode", get_ErrorCode, NULL, NULL},
    {"ErrorLineNumber", get_Line, NULL, NULL},
    {"ErrorColumnNumber", get_Column, NULL, NULL},
    {"ErrorByteIndex", get_ByteIndex, NULL, NULL},
    {"CurrentLineNumber", get_Line, NULL, NULL},
    {"CurrentColumnNumber", get_Column, NULL, NULL},
    {"CurrentByteIndex", get_ByteIndex, NULL, NULL},
    {"buffer_size", get_buffer_size, set_buffer_size, NULL},
    {"buffer_text", get_buffer_text, set_buffer_text, NULL},
    {"buffer_used", get_buffer_used, NULL, NULL},
    {"intern", get_intern, NULL, NULL},
    {"namespace_prefixes", get_prefixes, set_prefixes, NULL},
    {"ordered_attributes", get_ordered, set_ordered, NULL},
    {"specified_attributes", get_specified, set_specified, NULL},
    {NULL, NULL, NULL, NULL},
};

static const OuType parser_type = {
    .head = OU_STATIC_HEAD(&ou_type_type),
    .name = "pyexpat.xmlparser",
    .base = &ou_object_type,
    .flags = OU_TYPE_CONTAINER | OU_TYPE_IMMUTABLE | OU_TYPE_NO_NEW,
    .index = OU_TYPE_INDEX_EXPAT_PARSER,
    .basic_size = sizeof(Parser),
    .drop = parser_drop,
    .visit = parser_visit,
    .clear = parser_clear,
    .repr = ou_object_repr,
    OU_SLOTS_OF_OBJECT,
    .methods = parser_methods,
    .getset = parser_getset,
    .doc = "XML parser",
};

/* ---- the module ---- */

METHOD(error_string)
{
    int code = 0;
    OuForeign *library = open_library(th);
    if (library == NULL || !ou_as_c_int(th, args[0], &code)) {
        return NULL;
    }
    const XML_LChar *words = ((const Expat *)(const void *)library->fns)->XML_ErrorString((enum XML_Error)code);
    return words == NULL ? OU_NONE : ou_str_from_text(th, words);
}

static const OuMethodDef functions[] = {
    {"ParserCreate", parser_create, "encoding=None, namespace_separator=None, intern=<unrepresentable>", 0, "Return a new XML parser object."},
    {"ErrorString", error_string, "code, /", 0, "Returns string error for given number."},
    {NULL, NULL, NULL, 0, NULL},
};

#define ERROR_LIST(X)                                                                              \
    X(NO_MEMORY) X(SYNTAX) X(NO_ELEMENTS) X(INVALID_TOKEN) X(UNCLOSED_TOKEN) X(PARTIAL_CHAR) X(TAG_MISMATCH) \
    X(DUPLICATE_ATTRIBUTE) X(JUNK_AFTER_DOC_ELEMENT) X(PARAM_ENTITY_REF) X(UNDEFINED_ENTITY) X(RECURSIVE_ENTITY_REF) \
    X(ASYNC_ENTITY) X(BAD_CHAR_REF) X(BINARY_ENTITY_REF) X(ATTRIBUTE_EXTERNAL_ENTITY_REF) X(MISPLACED_XML_PI) \
    X(UNKNOWN_ENCODING) X(INCORRECT_ENCODING) X(UNCLOSED_CDATA_SECTION) X(EXTERNAL_ENTITY_HANDLING) X(NOT_STANDALONE) \
    X(UNEXPECTED_STATE) X(ENTITY_DECLARED_IN_PE) X(FEATURE_REQUIRES_XML_DTD) X(CANT_CHANGE_FEATURE_ONCE_PARSING) \
    X(UNBOUND_PREFIX) X(UNDECLARING_PREFIX) X(INCOMPLETE_PE) X(XML_DECL) X(TEXT_DECL) X(PUBLICID) X(SUSPENDED) \
    X(NOT_SUSPENDED) X(ABORTED) X(FINISHED) X(SUSPEND_PE) X(RESERVED_PREFIX_XML) X(RESERVED_PREFIX_XMLNS) \
    X(RESERVED_NAMESPACE_URI) X(INVALID_ARGUMENT) X(NO_BUFFER) X(AMPLIFICATION_LIMIT_BREACH)

/* A module inside this one: an attribute, and in sys.modules. */
static OuObject *submodule(OuThread *th, OuObject *module, const char *name, const char *full_name, const char *doc)
{
    OuObject *sub = ou_module_make(th, full_name, doc, NULL), *key = sub == NULL ? NULL : ou_str_intern_text(th, full_name);
    bool ok = key != NULL && ou_dict_set(th, th->vm->machine->modules, key, sub) && ou_module_add(th, module, name, sub);
    ou_drop_maybe(th, key);
    ou_drop_maybe(th, sub); /* the module has it */
    return ok ? sub : NULL;
}

static bool add_errors(OuThread *th, OuObject *module, const Expat *x)
{
    static const struct { const char *name; int code; } rows[] = {
#define OU_X(name) {"XML_ERROR_" #name, XML_ERROR_##name},
        ERROR_LIST(OU_X)
#undef OU_X
    };
    OuObject *errors = submodule(th, module, "errors", "pyexpat.errors", "Constants used to describe error conditions.");
    OuObject *codes = errors == NULL ? NULL : ou_dict_new(th), *messages = codes == NULL ? NULL : ou_dict_new(th);
    bool ok = messages != NULL;
    for (size_t i = 0; ok && i < sizeof rows / sizeof *rows; i++) {
        const XML_LChar *words = x->XML_ErrorString((enum XML_Error)rows[i].code);
        OuObject *shown = words == NULL ? NULL : ou_str_from_text(th, words), *code = shown == NULL ? NULL : ou_int_new(th, rows[i].code);
        if (words != NULL) {
            ok = code != NULL && ou_module_add(th, errors, rows[i].name, shown) && ou_dict_set(th, codes, shown, code) &&
                 ou_dict_set(th, messages, code, shown);
        }
        ou_drop_maybe(th, code);
        ou_drop_maybe(th, shown);
    }
    ok = ok && ou_module_add(th, errors, "codes", codes) && ou_module_add(th, errors, "messages", messages);
    ou_drop_maybe(th, messages);
    ou_drop_maybe(th, codes);
    return ok;
}

static bool add_model(OuThread *th, OuObject *module)
{
    static const OuNamedNumber rows[] = {
        {"XML_CTYPE_EMPTY", XML_CTYPE_EMPTY}, {"XML_CTYPE_ANY", XML_CTYPE_ANY}, {"XML_CTYPE_MIXED", XML_CTYPE_MIXED},
        {"XML_CTYPE_NAME", XML_CTYPE_NAME}, {"XML_CTYPE_CHOICE", XML_CTYPE_CHOICE}, {"XML_CTYPE_SEQ", XML_CTYPE_SEQ},
        {"XML_CQUANT_NONE", XML_CQUANT_NONE}, {"XML_CQUANT_OPT", XML_CQUANT_OPT}, {"XML_CQUANT_REP", XML_CQUANT_REP},
        {"XML_CQUANT_PLUS", XML_CQUANT_PLUS}, {NULL, 0},
    };
    OuObject *model = submodule(th, module, "model", "pyexpat.model", "Constants used to interpret content model information.");
    return model != NULL && ou_module_add_numbers(th, model, rows);
}

static OuObject *features_of(OuThread *th, const Expat *x)
{
    OuObject *list = ou_list_new(th, 0);
    for (const XML_Feature *f = x->XML_GetFeatureList(); list != NULL && f->feature != XML_FEATURE_END; f++) {
        OuObject *name = ou_str_from_text(th, f->name);
        OuObject *pair = ou_seq_pair_adopt(th, name, name == NULL ? NULL : ou_int_new(th, f->value));
        if (!ou_list_append_adopt(th, list, pair)) {
            ou_clear_ref(th, &list);
        }
    }
    return list;
}

static OuObject *version_of(OuThread *th, const Expat *x)
{
    XML_Expat_Version version = x->XML_ExpatVersionInfo();
    OuObject *items[3] = {ou_int_new(th, version.major), ou_int_new(th, version.minor), ou_int_new(th, version.micro)};
    OuObject *tuple = items[0] != NULL && items[1] != NULL && items[2] != NULL ? ou_tuple_from(th, items, 3) : NULL;
    for (size_t i = 0; i < 3; i++) {
        ou_drop_maybe(th, items[i]);
    }
    return tuple;
}

static OuObject *make(OuThread *th)
{
    OuForeign *library = open_library(th);
    OuObject *module = library == NULL ? NULL : ou_module_make(th, "pyexpat", "Python wrapper for Expat parser.", functions);
    if (module == NULL) {
        return NULL;
    }
    const Expat *x = (const Expat *)(const void *)library->fns;
    bool ok = error(th) != NULL && ou_module_add(th, module, "error", error(th)) && ou_module_add(th, module, "ExpatError", error(th)) &&
              ou_module_add(th, module, "XMLParserType", OU_TYPE_OBJECT(&parser_type)) &&
              ou_module_add_adopt(th, module, "EXPAT_VERSION", ou_str_from_text(th, x->XML_ExpatVersion())) &&
              ou_module_add_adopt(th, module, "version_info", version_of(th, x)) &&
              ou_module_add_adopt(th, module, "native_encoding", ou_str_from_text(th, "UTF-8")) &&
              ou_module_add_adopt(th, module, "features", features_of(th, x)) && add_errors(th, module, x) && add_model(th, module) &&
              ou_module_add_adopt(th, module, "XML_PARAM_ENTITY_PARSING_NEVER", ou_int_new(th, XML_PARAM_ENTITY_PARSING_NEVER)) &&
              ou_module_add_adopt(th, module, "XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE", ou_int_new(th, XML_PARAM_ENTITY_PARSING_UNLESS_STANDALONE)) &&
              ou_module_add_adopt(th, module, "XML_PARAM_ENTITY_PARSING_ALWAYS", ou_int_new(th, XML_PARAM_ENTITY_PARSING_ALWAYS));
    if (!ok) {
        ou_drop(th, module);
        return NULL;
    }
    return module;
}

#else

static OuObject *make(OuThread *th)
{
    return ou_foreign_missing(th, "pyexpat", "libexpat1-dev");
}

#endif

const OuBuiltinModule ou_module_pyexpat = {.name = "pyexpat", .make = make};
