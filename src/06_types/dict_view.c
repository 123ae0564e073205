/* dict_view.c - dicts that view an instance's slots: the dict's side (dict_view.h). */
#include "06_types/dict_view.h"

#include "06_types/dict_int.h"

OuObject *ou_dict_view_of(OuThread *th, OuObject *instance)
{
    OuObject *o = ou_dict_new(th);
    if (o != NULL) {
        ((OuDict *)o)->instance = instance;
        ou_track(th, o);
    }
    return o;
}

bool ou_dict_view_adopt_table(OuThread *th, OuDict *dict, OuObject *const *names, OuObject *const *values,
                              size_t n)
{
    OU_ASSERT(dict->table == NULL && dict->instance != NULL);
    OuDict built = {.head = dict->head};
    built.head.word |= OU_WORD_TRACKED; /* a view is tracked: nothing to maintain below */
    if (n > 0 && !ou_dict_rebuild(th, &built, n, false)) {
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        if (values[i] != NULL) { /* there is room: this cannot fail */
            bool ok = ou_dict_insert_new(th, &built, names[i], ou_str_hash(th, names[i]), values[i]);
            OU_ASSERT(ok);
            (void)ok;
        } else { /* a dead entry, for those who are walking */
            *ou_dict_entry(built.table, built.table->n_entries++) = (OuDictStrEntry){NULL, NULL};
            built.table->left--;
        }
    }
    dict->table = built.table;
    dict->used = built.used;
    dict->instance = NULL;
    ou_dict_changed(th, dict);
    return true;
}

void ou_dict_view_detach(OuThread *th, OuDict *dict)
{
    dict->instance = NULL;
    dict->used = 0;
    ou_dict_changed(th, dict);
}
