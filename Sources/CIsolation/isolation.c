// Thin wrappers; see the header. Nothing here parses content of artefacts.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "CIsolation.h"

#include <errno.h>

#ifdef __linux__
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

int gh_limit(int what, uint64_t value) {
  static const int resources[] = {RLIMIT_AS, RLIMIT_CPU, RLIMIT_FSIZE, RLIMIT_NOFILE, RLIMIT_CORE};
  if (what < 0 || what >= (int)(sizeof resources / sizeof *resources)) return EINVAL;
  struct rlimit now;
  if (getrlimit(resources[what], &now) != 0) return errno;
  rlim_t wanted = (rlim_t)value;
  if (now.rlim_max != RLIM_INFINITY && wanted > now.rlim_max) wanted = now.rlim_max;
  struct rlimit limit = {wanted, wanted};
  return setrlimit(resources[what], &limit) == 0 ? 0 : errno;
}

int gh_no_new_privileges(void) {
  return prctl(PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L) == 0 ? 0 : errno;
}

// Landlock (Documentation/userspace-api/landlock.rst); the numbers are those of every architecture.
#define GH_LANDLOCK_CREATE 444
#define GH_LANDLOCK_RESTRICT 446

int gh_landlock_version(void) {
  long version = syscall(GH_LANDLOCK_CREATE, NULL, (size_t)0, 1U);
  return version > 0 ? (int)version : 0;
}

int gh_landlock_deny_all(void) {
  int version = gh_landlock_version();
  if (version == 0) return ENOSYS;
  struct {
    uint64_t files, ports, scopes;
  } rules = {0x1FFF, 0, 0};
  size_t size = sizeof rules.files;
  if (version >= 2) rules.files |= 1 << 13;
  if (version >= 3) rules.files |= 1 << 14;
  if (version >= 5) rules.files |= 1 << 15;
  if (version >= 4) rules.ports = 3, size += sizeof rules.ports;
  if (version >= 6) rules.scopes = 3, size += sizeof rules.scopes;
  int set = (int)syscall(GH_LANDLOCK_CREATE, &rules, size, 0U);
  if (set < 0) return errno;
  int result = syscall(GH_LANDLOCK_RESTRICT, set, 0U) == 0 ? 0 : errno;
  close(set);
  return result;
}

#if defined(__x86_64__)
#define GH_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define GH_ARCH AUDIT_ARCH_AARCH64
#endif

#ifdef GH_ARCH

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define ARGUMENT(n) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[n]))
#define ARGUMENT_HIGH(n) \
  BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[n]) + 4)
#define ANSWER(what) BPF_STMT(BPF_RET | BPF_K, what)
#define REFUSE(code) ANSWER(SECCOMP_RET_ERRNO | (code))
#define ALLOW(call) \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##call, 0, 1), ANSWER(SECCOMP_RET_ALLOW)
#define DENY(call, code) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##call, 0, 1), REFUSE(code)
// `call` is allowed if none of `bits` is set in its argument, else the process ends.
#define ALLOW_WITHOUT(call, argument, bits)                                              \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##call, 0, 4), ARGUMENT(argument),            \
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, 0, 1), ANSWER(SECCOMP_RET_KILL_PROCESS), \
      ANSWER(SECCOMP_RET_ALLOW)
// `call` is allowed if one of `bits` is set in its argument, else `otherwise`.
#define ALLOW_WITH(call, argument, bits, otherwise)                           \
  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_##call, 0, 4), ARGUMENT(argument), \
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, bits, 1, 0), ANSWER(otherwise),    \
      ANSWER(SECCOMP_RET_ALLOW)

static const struct sock_filter worker_filter[] = {
    LOAD(arch),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, GH_ARCH, 1, 0),
    ANSWER(SECCOMP_RET_KILL_PROCESS),
    LOAD(nr),
    ALLOW(pread64),
    ALLOW(futex),
    ALLOW(read),
    ALLOW(write),
    ALLOW(sendmsg),
    ALLOW(recvmsg),
    ALLOW(sendto),
    ALLOW(recvfrom),
    ALLOW(writev),
    ALLOW(close),
    ALLOW(fstat),
    ALLOW(lseek),
    ALLOW(munmap),
    ALLOW(mremap),
    ALLOW(madvise),
    ALLOW(brk),
    ALLOW(set_robust_list),
    ALLOW(rt_sigaction),
    ALLOW(rt_sigprocmask),
    ALLOW(rt_sigreturn),
    // Where the first thread of a program with queues ends up, sooner or later than the filter.
    ALLOW(rt_sigsuspend),
    ALLOW(sigaltstack),
    ALLOW(sched_yield),
    ALLOW(sched_getaffinity),
    ALLOW(sched_getparam),
    ALLOW(sched_getscheduler),
    ALLOW(getpid),
    ALLOW(gettid),
    ALLOW(exit),
    ALLOW(exit_group),
    ALLOW(clock_gettime),
    ALLOW(clock_nanosleep),
    ALLOW(nanosleep),
    ALLOW(getrandom),
    ALLOW(restart_syscall),
    ALLOW(ppoll),
    ALLOW(fcntl),
    ALLOW(getrusage),
#ifdef __NR_rseq
    ALLOW(rseq),
#endif
#ifdef __NR_poll
    ALLOW(poll),
#endif
    ALLOW_WITHOUT(mmap, 2, PROT_EXEC),
    LOAD(nr),
    ALLOW_WITHOUT(mprotect, 2, PROT_EXEC),
    LOAD(nr),
    // Threads of this process, no others.
    ALLOW_WITH(clone, 0, 0x00010000, SECCOMP_RET_KILL_PROCESS),
    LOAD(nr),
    // Its flags lie in memory, where a filter cannot look; the C library falls back to clone.
    DENY(clone3, ENOSYS),
    // Opening anything for writing is the end; reading is refused as if the file were not there.
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_openat, 0, 4),
    ARGUMENT(2),
    BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC, 0, 1),
    ANSWER(SECCOMP_RET_KILL_PROCESS),
    REFUSE(EACCES),
    // The C library's fstat.
    ALLOW_WITH(newfstatat, 3, 0x1000, SECCOMP_RET_ERRNO | EACCES),
    LOAD(nr),
    // Reading limits, not setting them.
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_prlimit64, 0, 6),
    ARGUMENT(2),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 3),
    ARGUMENT_HIGH(2),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 0, 0, 1),
    ANSWER(SECCOMP_RET_ALLOW),
    REFUSE(EPERM),
    // Names of threads.
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_prctl, 0, 4),
    ARGUMENT(0),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, PR_SET_NAME, 0, 1),
    ANSWER(SECCOMP_RET_ALLOW),
    REFUSE(EPERM),
    // Wishes that computing does well without.
    // The library of queues sets it for its threads, and takes to the log where that fails.
    ALLOW(setpriority),
    DENY(sched_setscheduler, EPERM),
    DENY(sched_setaffinity, EPERM),
    DENY(epoll_create1, ENOSYS),
    DENY(eventfd2, ENOSYS),
    DENY(timerfd_create, ENOSYS),
    DENY(ioctl, ENOTTY),
    DENY(readlinkat, EACCES),
    DENY(faccessat, EACCES),
    DENY(statx, EACCES),
    DENY(getcwd, EACCES),
    DENY(uname, EACCES),
    DENY(sysinfo, EACCES),
#ifdef __NR_readlink
    DENY(readlink, EACCES),
#endif
#ifdef __NR_access
    DENY(access, EACCES),
#endif
#ifdef __NR_open
    DENY(open, EACCES),
#endif
    ANSWER(SECCOMP_RET_KILL_PROCESS),
};

#define COUNT(filter) (sizeof filter / sizeof *filter)

int gh_seccomp_worker(void) {
  struct sock_fprog program = {COUNT(worker_filter), (struct sock_filter *)worker_filter};
  long result =
      syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
  return result == 0 ? 0 : result > 0 ? EAGAIN : errno;
}

#else
int gh_seccomp_worker(void) { return ENOSYS; }
#endif

int gh_spawn(const char *path, char *const arguments[], char *const environment[], int *channel,
             pid_t *child) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return errno;
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t none;
  sigemptyset(&none);
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_adddup2(&actions, ends[1], 0);
  posix_spawn_file_actions_addclosefrom_np(&actions, 3);
  posix_spawnattr_setsigmask(&attributes, &none);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
  int result = posix_spawn(child, path, &actions, &attributes, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  close(ends[1]);
  if (result != 0) {
    close(ends[0]);
    return result;
  }
  *channel = ends[0];
  return 0;
}

// Whether the calling thread is the only one of its process.
static int is_alone(void) {
  struct stat tasks;
  return stat("/proc/self/task", &tasks) == 0 && tasks.st_nlink == 3;
}

// What a program that was started anew would have: no signal handled, no environment, and of the
// descriptors the first three, the socket being the first.
static void become_worker(int socket) {
  static const int handled[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT, SIGQUIT, SIGTERM};
  for (size_t i = 0; i < sizeof handled / sizeof *handled; i++) signal(handled[i], SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (char **entry = environ; entry != NULL && *entry != NULL; entry++) {
    explicit_bzero(*entry, strlen(*entry));
  }
  clearenv();
  dup2(socket, 0);
  close_range(3, ~0U, 0);
}

int gh_fork_worker(int *channel, pid_t *child) {
  if (!is_alone()) return EBUSY;
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return errno;
  pid_t started = fork();
  if (started < 0) {
    int code = errno;
    close(ends[0]);
    close(ends[1]);
    return code;
  }
  *child = started;
  if (started == 0) {
    become_worker(ends[1]);
    return 0;
  }
  close(ends[1]);
  *channel = ends[0];
  return 0;
}

void gh_leave(int status) { _exit(status); }

int gh_wait(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return status;
}

void gh_kill(pid_t child) { kill(child, SIGKILL); }

int gh_memory_file(const void *bytes, size_t count) {
  int file = memfd_create("gatehouse", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (file < 0) return -1;
  size_t done = 0;
  while (done < count) {
    ssize_t written = write(file, (const char *)bytes + done, count - done);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) break;
    done += (size_t)written;
  }
  int seals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL;
  if (done < count || fcntl(file, F_ADD_SEALS, seals) != 0) {
    close(file);
    return -1;
  }
  return file;
}

int gh_send(int socket, const void *bytes, size_t count, int descriptor) {
  size_t done = 0;
  while (done < count) {
    struct iovec part = {(char *)bytes + done, count - done};
    union {
      struct cmsghdr header;
      char space[CMSG_SPACE(sizeof(int))];
    } control;
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    if (descriptor >= 0 && done == 0) {
      memset(&control, 0, sizeof control);
      message.msg_control = control.space;
      message.msg_controllen = sizeof control.space;
      struct cmsghdr *header = CMSG_FIRSTHDR(&message);
      header->cmsg_level = SOL_SOCKET;
      header->cmsg_type = SCM_RIGHTS;
      header->cmsg_len = CMSG_LEN(sizeof(int));
      memcpy(CMSG_DATA(header), &descriptor, sizeof(int));
    }
    ssize_t sent = sendmsg(socket, &message, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return sent < 0 ? errno : EPIPE;
    done += (size_t)sent;
  }
  return 0;
}

int gh_receive(int socket, void *bytes, size_t count, int *descriptor, int seconds) {
  size_t done = 0;
  *descriptor = -1;
  while (done < count) {
    if (seconds > 0) {
      struct pollfd ready = {socket, POLLIN, 0};
      int code = poll(&ready, 1, seconds * 1000);
      if (code < 0 && errno == EINTR) continue;
      if (code == 0) return ETIMEDOUT;
    }
    struct iovec part = {(char *)bytes + done, count - done};
    union {
      struct cmsghdr header;
      char space[CMSG_SPACE(sizeof(int))];
    } control;
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = control.space,
                             .msg_controllen = sizeof control.space};
    ssize_t got = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno;
    for (struct cmsghdr *header = CMSG_FIRSTHDR(&message); header != NULL;
         header = CMSG_NXTHDR(&message, header)) {
      if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS ||
          header->cmsg_len != CMSG_LEN(sizeof(int)))
        continue;
      if (*descriptor >= 0) close(*descriptor);
      memcpy(descriptor, CMSG_DATA(header), sizeof(int));
    }
    if (got == 0) return EPIPE;
    done += (size_t)got;
  }
  return 0;
}

#else  // not Linux

int gh_limit(int what, uint64_t value) { return ENOSYS; }
int gh_no_new_privileges(void) { return ENOSYS; }
int gh_landlock_version(void) { return 0; }
int gh_landlock_deny_all(void) { return ENOSYS; }
int gh_seccomp_worker(void) { return ENOSYS; }
int gh_spawn(const char *path, char *const arguments[], char *const environment[], int *channel,
             pid_t *child) {
  return ENOSYS;
}
int gh_fork_worker(int *channel, pid_t *child) { return ENOSYS; }
void gh_leave(int status) {}
int gh_wait(pid_t child) { return -1; }
void gh_kill(pid_t child) {}
int gh_memory_file(const void *bytes, size_t count) { return -1; }
int gh_send(int socket, const void *bytes, size_t count, int descriptor) { return ENOSYS; }
int gh_receive(int socket, void *bytes, size_t count, int *descriptor, int seconds) {
  return ENOSYS;
}
#endif
