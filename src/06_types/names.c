/* names.c - names.h: interns every name of the lists. */
#include "06_types/names.h"

#include "06_types/str.h"

typedef struct NameRow {
    size_t offset; /* of the member in OuNames */
    const char *text;
} NameRow;

static const NameRow rows[] = {
#define OU_X(n) {offsetof(OuNames, dunder_##n), "__" #n "__"},
    OU_DUNDER_LIST(OU_X)
#undef OU_X
#define OU_X(n) {offsetof(OuNames, plain_##n), #n},
    OU_PLAIN_NAME_LIST(OU_X)
#undef OU_X
    {offsetof(OuNames, lambda), "<lambda>"},
    {offsetof(OuNames, genexpr), "<genexpr>"},
    {offsetof(OuNames, listcomp), "<listcomp>"},
    {offsetof(OuNames, dictcomp), "<dictcomp>"},
    {offsetof(OuNames, setcomp), "<setcomp>"},
    {offsetof(OuNames, module_body), "<module>"},
    {offsetof(OuNames, string_file), "<string>"},
};

_Static_assert(sizeof(OuNames) == OU_COUNT_OF(rows) * sizeof(OuObject *), "each member has its row");

OU_INLINE OuObject **place_of(OuNames *names, const NameRow *row)
{
    return (OuObject **)(void *)((char *)names + row->offset);
}

bool ou_names_start(OuThread *th, OuNames *names)
{
    for (size_t i = 0; i < OU_COUNT_OF(rows); i++) {
        OuObject *name = ou_str_intern_text(th, rows[i].text);
        if (name == NULL) {
            ou_names_end(th, names);
            return false;
        }
        *place_of(names, &rows[i]) = name;
    }
    return true;
}

void ou_names_end(OuThread *th, OuNames *names)
{
    for (size_t i = 0; i < OU_COUNT_OF(rows); i++) {
        ou_clear_ref(th, place_of(names, &rows[i]));
    }
}
