/* base.h - words that every floor uses: attributes, assertions in three prices.
 *
 * OU_ASSERT(x)  is proved: x holds by construction. Debug builds check it.
 * OU_HEAVY(x)   a whole structure's check, after each mutator, in debug builds.
 *               It may cost more than the operation it guards.
 * OU_ALWAYS(x)  is believed, in every build; the caller handles the other case:
 *               if (!OU_ALWAYS(p != NULL)) { return error; }
 * None of them is ever used on input: input is checked with plain code.
 *
 * Build switches (see CMakePresets.json): OU_DEBUG asserts; OU_TINY the smallest
 * tables, so that tests meet every boundary; OU_FAULT the gate in each allocation
 * path; OU_STRESS collections and switches at every chance; OU_BYPASS_POOLS each
 * block from malloc, so that sanitizers see it. */
#ifndef OU_BASE_H
#define OU_BASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define OU_LIKELY(x) __builtin_expect(!!(x), 1)
#define OU_UNLIKELY(x) __builtin_expect(!!(x), 0)
#define OU_INLINE static inline __attribute__((always_inline))
#define OU_NOINLINE __attribute__((noinline))
#define OU_COLD __attribute__((cold, noinline))
#define OU_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
#define OU_MUST_USE __attribute__((warn_unused_result))
#define OU_UNUSED __attribute__((unused))
#define OU_COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* Prints "file:line: function: text" to standard error and ends the process by
 * SIGABRT. For broken invariants only, never for a failed request (R4). */
_Noreturn void ou_base_panic(const char *file, int line, const char *func, const char *text);

/* As ou_base_panic(), but returns false: what OU_ALWAYS says in release builds. */
bool ou_base_doubt(const char *file, int line, const char *func, const char *text);

#ifdef OU_DEBUG
#define OU_ASSERT(x) ((x) ? (void)0 : ou_base_panic(__FILE__, __LINE__, __func__, #x))
#define OU_HEAVY(x) OU_ASSERT(x)
#define OU_ALWAYS(x) ((x) ? true : (ou_base_panic(__FILE__, __LINE__, __func__, #x), false))
#define OU_UNREACHABLE() ou_base_panic(__FILE__, __LINE__, __func__, "unreachable")
#else
#define OU_ASSERT(x) ((void)sizeof((x) ? 1 : 0))
#define OU_HEAVY(x) ((void)sizeof((x) ? 1 : 0))
#define OU_ALWAYS(x) (OU_LIKELY(x) ? true : ou_base_doubt(__FILE__, __LINE__, __func__, #x))
#define OU_UNREACHABLE() __builtin_unreachable()
#endif

#endif
