/* codegen_match.c - match statements and except*: refused by name until they are compiled. */
#include "08_compile/codegen_int.h"

void ou_gen_match(OuGen *g, OuNode *node)
{
    ou_gen_fail(g, node, "match statements are not supported by this version of Ouro");
}

void ou_gen_try_star(OuGen *g, OuNode *node)
{
    ou_gen_fail(g, node, "except* is not supported by this version of Ouro");
}
