/* frame_object.h - locals as a dict. */
#ifndef OU_FRAME_OBJECT_H
#define OU_FRAME_OBJECT_H

#include "09_vm/frame.h"

/* Names and values of the bound locals (cells looked through) in a new dict, or brought up to date in `into`. New. */
OuObject *ou_frame_snapshot(OuThread *th, const OuCode *code, OuObject *const *values, OuObject *into);

#endif
