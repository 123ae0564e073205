/* unpickle_stack.c - the stack of a load and its marks. */
#include "10_builtin/pickle/pickle_int.h"

#define FIRST_ROOM 32u

bool ou_load_underflow(OuThread *th, const OuLoad *l)
{
    return ou_unpickling_fails(th, l->n_marks > 0 ? "unexpected MARK found" : "unpickling stack underflow");
}

static bool grow(OuThread *th, OuLoad *l)
{
    size_t room = l->size + 1;
    if (room <= FIRST_ROOM) {
        room = FIRST_ROOM;
    } else if (!ou_checked_grown(room, sizeof(OuObject *), &room)) {
        return ou_raise_memory(th);
    }
    OuObject **items = ou_mem_resize(th, l->items, l->room * sizeof(OuObject *), room * sizeof(OuObject *));
    if (items == NULL) {
        return false;
    }
    l->items = items;
    l->room = room;
    return true;
}

bool ou_load_push_adopt(OuThread *th, OuLoad *l, OuObject *o)
{
    if (o == NULL) {
        return false;
    }
    if (OU_UNLIKELY(l->size == l->room) && !grow(th, l)) {
        ou_drop(th, o);
        return false;
    }
    l->items[l->size++] = o;
    return true;
}

OuObject *ou_load_pop(OuThread *th, OuLoad *l)
{
    if (l->size <= ou_load_fence(l)) {
        return ou_load_underflow(th, l), NULL;
    }
    return l->items[--l->size];
}

OuObject *ou_load_top_borrow(OuThread *th, const OuLoad *l)
{
    if (l->size <= ou_load_fence(l)) {
        return ou_load_underflow(th, l), NULL;
    }
    return l->items[l->size - 1];
}

bool ou_load_unmark(OuThread *th, OuLoad *l, size_t *at)
{
    if (l->n_marks == 0) {
        return ou_unpickling_fails(th, "could not find MARK");
    }
    *at = l->marks[--l->n_marks];
    return true;
}

bool ou_load_mark(OuThread *th, OuLoad *l)
{
    if (l->n_marks == l->marks_room) {
        size_t room = l->n_marks + 1;
        if (room <= FIRST_ROOM) {
            room = FIRST_ROOM;
        } else if (!ou_checked_grown(room, sizeof(size_t), &room)) {
            return ou_raise_memory(th);
        }
        size_t *marks = ou_mem_resize(th, l->marks, l->marks_room * sizeof(size_t), room * sizeof(size_t));
        if (marks == NULL) {
            return false;
        }
        l->marks = marks;
        l->marks_room = room;
    }
    l->marks[l->n_marks++] = l->size;
    return true;
}

OuObject *ou_load_cut_tuple(OuThread *th, OuLoad *l, size_t from)
{
    size_t n = l->size - from;
    l->size = from;
    return ou_tuple_adopt(th, l->items + from, n);
}

OuObject *ou_load_cut_list(OuThread *th, OuLoad *l, size_t from)
{
    size_t n = l->size - from;
    l->size = from;
    return ou_list_adopt(th, l->items + from, n);
}

/* What goes last goes first: dropping runs Python code, which finds the stack whole. */
void ou_load_cut(OuThread *th, OuLoad *l, size_t from)
{
    while (l->size > from) {
        ou_drop(th, l->items[--l->size]);
    }
}

void ou_load_end(OuThread *th, OuLoad *l)
{
    ou_load_cut(th, l, 0);
    ou_mem_give(th, l->items, l->room * sizeof(OuObject *));
    ou_mem_give(th, l->marks, l->marks_room * sizeof(size_t));
}
