/* opinion.h - a second opinion on the collector's verdicts.
 *
 * The collector finds garbage by trial deletion over indexed vectors, and by marking in slices with side bits: clever. This
 * is the same question answered as plainly as it can be asked: all tracked objects of the heap in one list, each one's count
 * less the references that come from others of the list; what has some left, and all that it reaches, is alive.
 *
 *   OPINION-1 what the collector calls garbage is not alive
 *   OPINION-2 no object has fewer counts than references
 *   OPINION-3 after a full collection at once, what is not alive was called garbage
 *
 * Debug builds, when asked for by -X gccheck=N: each Nth collection is judged, before its garbage is touched and again
 * after the finalizers. One walk over the whole heap each. A verdict that does not stand ends the process. */
#ifndef OU_OPINION_H
#define OU_OPINION_H

#include "04_object/vm.h"

#ifdef OU_DEBUG
/* Judges each `every`th collection from now on; 0: none. */
void ou_opinion_start(OuVm *vm, uint64_t every);

/* Judges registry->garbage. generation: of the collection; complete: OPINION-3 holds as well. Prints what is wrong. */
bool ou_opinion_check(OuVm *vm, bool complete);
#endif

#endif
