/* host_code.h - entries of the host table about code and generators' frames. */
#ifndef OU_HOST_CODE_H
#define OU_HOST_CODE_H

#include "09_vm/frame.h"

/* host->plain_words: caches zero, opcodes generic. */
void ou_host_plain_words(OuObject *code, uint32_t *out);
/* host->admit_code */
bool ou_host_admit_code(OuThread *th, OuObject *code);
/* host->hold_code: by their frame objects. O(frames of all threads). */
bool ou_host_hold_code(OuThread *th, OuObject *function);
size_t ou_host_self_attributes(OuObject *code, OuObject **names, size_t n, size_t room);
/* host->delegate */
OuObject *ou_host_delegate(OuObject *generator);
/* host->window_frame */
OuObject *ou_host_window_frame(OuThread *th, void *window);
/* host->origin */
OuObject *ou_host_origin(OuThread *th, int64_t depth);

#endif
