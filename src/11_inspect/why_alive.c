/* why_alive.c - why_alive.h: the list of the heap walk is the queue of the search; beside it stands who came from whom. */
#include "11_inspect/why_alive.h"

#include "05_cycle/cycle.h"

typedef struct Search {
    OuObjectList list;
    OuAccount *account;
    uint32_t *from; /* by index: the object that led here, + 1; 0: a root */
    size_t room;
    const OuObject *target;
    bool target_is_root; /* a register holds it, of whoever asks, for one */
    uint32_t current; /* index + 1 of the object whose children are met */
} Search;

static bool note(Search *s)
{
    if (s->list.size > s->room) {
        size_t room = s->list.room;
        uint32_t *from = ou_raw_resize(s->account, s->from, s->room * sizeof *from, room * sizeof *from);
        if (from == NULL) {
            s->list.failed = true;
            return false;
        }
        s->from = from;
        s->room = room;
    }
    s->from[s->list.size - 1] = s->current;
    return true;
}

static void meet(void *arg, OuObject *o)
{
    Search *s = arg;
    if (ou_object_list_add(&s->list, o)) {
        (void)note(s);
    }
}

/* The target as a root is the last resort: the frame that asks about it holds it in any case. */
static void meet_root(void *arg, OuObject *o)
{
    Search *s = arg;
    if (o == s->target) {
        s->target_is_root = true;
    } else {
        meet(s, o);
    }
}

static bool take_path(Search *s, size_t at, OuAlivePath *path)
{
    size_t n = 1;
    for (size_t i = at; s->from[i] != 0; i = s->from[i] - 1) {
        n++;
    }
    path->steps = ou_raw_take(s->account, n * sizeof *path->steps);
    if (path->steps == NULL) {
        return false;
    }
    path->room = path->n = n;
    for (size_t i = at, place = n; place > 0; i = s->from[i] - 1) {
        path->steps[--place] = s->list.items[i];
        if (s->from[i] == 0) {
            break;
        }
    }
    return true;
}

bool ou_why_alive_find(OuVm *vm, const OuObject *o, OuAlivePath *path)
{
    Search s = {.account = &vm->account, .target = o};
    *path = (OuAlivePath){0};
    ou_object_list_start(&s.list, &vm->account);
    vm->host->visit_roots(vm, meet_root, &s);
    size_t found = OU_OBJECT_LIST_NONE;
    for (size_t i = 0; i < s.list.size && !s.list.failed && found == OU_OBJECT_LIST_NONE; i++) {
        s.current = (uint32_t)(i + 1);
        ou_cycle_referents(s.list.items[i], meet, &s);
        found = ou_object_list_find(&s.list, o);
    }
    if (found == OU_OBJECT_LIST_NONE && s.target_is_root) {
        s.current = 0;
        meet(&s, (OuObject *)(uintptr_t)o);
        found = ou_object_list_find(&s.list, o);
    }
    bool ok = !s.list.failed && (found == OU_OBJECT_LIST_NONE || take_path(&s, found, path));
    ou_raw_give(s.account, s.from, s.room * sizeof *s.from);
    ou_object_list_end(&s.list);
    return ok;
}

void ou_why_alive_end(OuVm *vm, OuAlivePath *path)
{
    ou_raw_give(&vm->account, path->steps, path->room * sizeof *path->steps);
    *path = (OuAlivePath){0};
}
