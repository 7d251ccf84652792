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
/// Makes a copy of this process, with a socket to it as its standard input, no environment, and no
/// other descriptors but its outputs. Answers 0 in both; `child` is 0 in the copy. Refused with
/// EBUSY once there is more than one thread, whose locks the copy would inherit.
int gh_fork_worker(int *channel, pid_t *child);
/// Ends the process at once.
void gh_leave(int status);
/// Waits for the end of a child; answers its status, or -1.
int gh_wait(pid_t child);
/// Ends a child that does not answer.
void gh_kill(pid_t child);

/// A file in memory that holds `bytes` and can't be changed any more; answers its descriptor, or -1.
int gh_memory_file(const void *bytes, size_t count);

/// Sends all of `bytes`, with an open descriptor if `descriptor` is not negative.
int gh_send(int socket, const void *bytes, size_t count, int descriptor);
/// Receives exactly `count` bytes; a descriptor that came along goes to `descriptor`, else -1.
/// Answers EPIPE at the end. Waits at most `seconds` for each piece; ETIMEDOUT after that, 0 waits
/// for ever.
int gh_receive(int socket, void *bytes, size_t count, int *descriptor, int seconds);

/// A call that a watched program made.
struct gh_attempt {
  uint64_t id;
  uint32_t process;
  /// Place in the table of watched calls; `gh_watched_name` gives its name.
  int call;
  uint64_t arguments[6];
  /// The path, or the address in words, that the call names; empty if it names none.
  char subject[512];
};

/// From here on, calls of this process and its children that reach out wait until a supervisor has
/// seen them. Answers the supervisor's descriptor, or -1.
int gh_watch(void);
/// Waits for the next call, at most `milliseconds`. Answers 0, ETIMEDOUT, or ENOENT when nothing is
/// watched any longer.
int gh_watch_next(int watch, int milliseconds, struct gh_attempt *attempt);
/// Lets the call go on, or fails it with `code` if that is not 0.
void gh_watch_answer(int watch, uint64_t id, int code);
/// The name of a watched call, and the error that it gets; 0 if it goes on.
const char *gh_watched_name(int call);
int gh_watched_code(int call);

/// Starts `path` with a copy of `descriptor` as its descriptor 3 and nothing open above that. Standard
/// input is empty; standard output is standard error if `output_aside` is not 0.
int gh_spawn_keeping(const char *path, char *const arguments[], char *const environment[],
                     int descriptor, int output_aside, pid_t *child);
/// Answers 1 and the status if the child has ended, 0 if not yet.
int gh_ended(pid_t child, int *status);
/// A pair of connected sockets, the second of which a child may inherit.
int gh_pair(int ends[2]);
/// Replaces this program; answers an errno if that fails.
int gh_exec(const char *path, char *const arguments[]);
