// System calls of confinement that Swift cannot make itself: variadic ones, ones without a wrapper
// in the C library, and filters of the kernel. Every function answers 0 or an errno unless it says
// otherwise. On systems other than Linux all of them answer ENOSYS.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// Resources whose use is bounded.
enum {
  GH_LIMIT_MEMORY = 0,
  GH_LIMIT_CPU_SECONDS = 1,
  GH_LIMIT_FILE_SIZE = 2,
  GH_LIMIT_FILES = 3,
  GH_LIMIT_CORE = 4,
};
int gh_limit(int what, uint64_t value);

/// No program that this process starts gains rights by it.
int gh_no_new_privileges(void);

/// The version of Landlock that the kernel has; 0 if it has none.
int gh_landlock_version(void);
/// From here on no path can be opened, changed or run, no port reached, no process outside
/// signalled. What is open stays open.
int gh_landlock_deny_all(void);

/// From here on only the calls that computing, memory, threads and open descriptors need; anything
/// else ends the process with SIGSYS.
int gh_seccomp_worker(void);

/// Starts `path` with a socket to it as its standard input. `environment` ends with NULL.
int gh_spawn(const char *path, char *const arguments[], char *const environment[], int *channel,
             pid_t *child);
/// Waits for the end of a child; answers its status, or -1.
int gh_wait(pid_t child);
/// Ends a child that does not answer.
void gh_kill(pid_t child);

/// Sends all of `bytes`, with an open descriptor if `descriptor` is not negative.
int gh_send(int socket, const void *bytes, size_t count, int descriptor);
/// Receives exactly `count` bytes; a descriptor that came along goes to `descriptor`, else -1.
/// Answers EPIPE at the end. Waits at most `seconds` for each piece; ETIMEDOUT after that, 0 waits
/// for ever.
int gh_receive(int socket, void *bytes, size_t count, int *descriptor, int seconds);

/// Writes the filter for foreign programs into a new file in memory and answers its descriptor, or
/// -1: the calls that reach into the kernel or into other processes are refused.
int gh_seccomp_foreign(void);
