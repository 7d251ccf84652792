// What foreign programs attempt: calls that reach out of the program wait for a supervisor, which
// notes them and lets them go on or fail (seccomp user notification, kernel 5.5). The namespaces, not
// this, keep the program in; so a program that changes its arguments meanwhile gains nothing.
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "CIsolation.h"

#include <errno.h>

#ifdef __linux__
#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__x86_64__)
#define GH_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define GH_ARCH AUDIT_ARCH_AARCH64
#endif

#define GH_NOTHING -1
#define GH_ADDRESS -2

// A watched call: which argument is a path, and with which error it fails (0: it goes on).
static const struct {
  uint32_t number;
  const char *name;
  int subject;
  int code;
} watched[] = {
    {__NR_execve, "execve", 0, 0},
    {__NR_execveat, "execveat", 1, 0},
    {__NR_connect, "connect", GH_ADDRESS, 0},
    {__NR_bind, "bind", GH_ADDRESS, 0},
    {__NR_sendto, "sendto", GH_NOTHING, 0},
    {__NR_unlinkat, "unlinkat", 1, 0},
    {__NR_mkdirat, "mkdirat", 1, 0},
    {__NR_renameat2, "renameat2", 1, 0},
    {__NR_linkat, "linkat", 1, 0},
    {__NR_symlinkat, "symlinkat", 2, 0},
    {__NR_fchmodat, "fchmodat", 1, 0},
#ifdef __NR_unlink
    {__NR_unlink, "unlink", 0, 0},
    {__NR_mkdir, "mkdir", 0, 0},
    {__NR_rename, "rename", 0, 0},
    {__NR_link, "link", 0, 0},
    {__NR_symlink, "symlink", 1, 0},
    {__NR_chmod, "chmod", 0, 0},
    {__NR_creat, "creat", 0, 0},
#endif
    {__NR_ptrace, "ptrace", GH_NOTHING, EPERM},
    {__NR_process_vm_readv, "process_vm_readv", GH_NOTHING, EPERM},
    {__NR_process_vm_writev, "process_vm_writev", GH_NOTHING, EPERM},
    {__NR_bpf, "bpf", GH_NOTHING, EPERM},
    {__NR_perf_event_open, "perf_event_open", GH_NOTHING, EPERM},
    {__NR_userfaultfd, "userfaultfd", GH_NOTHING, EPERM},
    {__NR_io_uring_setup, "io_uring_setup", GH_NOTHING, ENOSYS},
    {__NR_keyctl, "keyctl", GH_NOTHING, EPERM},
    {__NR_add_key, "add_key", GH_NOTHING, EPERM},
    {__NR_mount, "mount", 1, EPERM},
    {__NR_umount2, "umount2", 0, EPERM},
    {__NR_pivot_root, "pivot_root", 0, EPERM},
    {__NR_chroot, "chroot", 0, EPERM},
    {__NR_unshare, "unshare", GH_NOTHING, EPERM},
    {__NR_setns, "setns", GH_NOTHING, EPERM},
    {__NR_init_module, "init_module", GH_NOTHING, EPERM},
    {__NR_finit_module, "finit_module", GH_NOTHING, EPERM},
    {__NR_kexec_load, "kexec_load", GH_NOTHING, EPERM},
    {__NR_reboot, "reboot", GH_NOTHING, EPERM},
    {__NR_open_by_handle_at, "open_by_handle_at", GH_NOTHING, EPERM},
    // Only for writing; the filter looks at the flags. These two stand last.
    {__NR_openat, "openat", 1, 0},
#ifdef __NR_open
    {__NR_open, "open", 0, 0},
#endif
};
enum { GH_WATCHED = sizeof watched / sizeof *watched };

const char *gh_watched_name(int call) {
  return call >= 0 && call < GH_WATCHED ? watched[call].name : "";
}
int gh_watched_code(int call) { return call >= 0 && call < GH_WATCHED ? watched[call].code : EPERM; }

#ifdef GH_ARCH

int gh_watch(void) {
  struct sock_filter filter[GH_WATCHED * 6 + 8];
  unsigned short count = 0;
#define ADD(...) filter[count++] = (struct sock_filter)__VA_ARGS__
  ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)));
  ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, GH_ARCH, 1, 0));
  ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
  ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)));
  for (int call = 0; call < GH_WATCHED; call++) {
    int flags = strcmp(watched[call].name, "openat") == 0 ? 2
                : strcmp(watched[call].name, "open") == 0 ? 1
                                                          : -1;
    if (flags < 0) {
      ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, watched[call].number, 0, 1));
      ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF));
      continue;
    }
    ADD(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, watched[call].number, 0, 4));
    ADD(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[flags])));
    ADD(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC, 0, 1));
    ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF));
    ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  }
  ADD(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
#undef ADD
  struct sock_fprog program = {count, filter};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L) != 0) return -1;
  return (int)syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER,
                      &program);
}

static void copy_from(uint32_t process, uint64_t address, void *target, size_t count) {
  char path[64];
  memset(target, 0, count);
  snprintf(path, sizeof path, "/proc/%u/mem", process);
  int memory = open(path, O_RDONLY | O_CLOEXEC);
  if (memory < 0) return;
  // What a page boundary cuts off is not missed: the rest stays zero.
  size_t first = 4096 - (size_t)(address & 4095);
  if (first > count) first = count;
  ssize_t got = pread(memory, target, first, (off_t)address);
  if (got == (ssize_t)first && first < count && memchr(target, 0, first) == NULL)
    got = pread(memory, (char *)target + first, count - first, (off_t)(address + first));
  (void)got;
  close(memory);
}

static void describe_address(uint32_t process, uint64_t address, char *text, size_t count) {
  union {
    struct sockaddr any;
    struct sockaddr_in four;
    struct sockaddr_in6 six;
    struct sockaddr_un local;
  } socket;
  char words[INET6_ADDRSTRLEN] = "";
  copy_from(process, address, &socket, sizeof socket);
  switch (socket.any.sa_family) {
    case AF_INET:
      inet_ntop(AF_INET, &socket.four.sin_addr, words, sizeof words);
      snprintf(text, count, "%s port %u", words, ntohs(socket.four.sin_port));
      break;
    case AF_INET6:
      inet_ntop(AF_INET6, &socket.six.sin6_addr, words, sizeof words);
      snprintf(text, count, "%s port %u", words, ntohs(socket.six.sin6_port));
      break;
    case AF_UNIX:
      snprintf(text, count, "unix socket %.100s", socket.local.sun_path);
      break;
    default:
      snprintf(text, count, "address family %u", socket.any.sa_family);
  }
}

int gh_watch_next(int watch, int milliseconds, struct gh_attempt *attempt) {
  struct pollfd ready = {watch, POLLIN, 0};
  int code = poll(&ready, 1, milliseconds);
  if (code == 0 || (code < 0 && errno == EINTR)) return ETIMEDOUT;
  if (code < 0) return errno;
  if (!(ready.revents & POLLIN)) return ENOENT;
  struct seccomp_notif notice;
  memset(&notice, 0, sizeof notice);
  if (ioctl(watch, SECCOMP_IOCTL_NOTIF_RECV, &notice) != 0) return ETIMEDOUT;
  memset(attempt, 0, sizeof *attempt);
  attempt->id = notice.id;
  attempt->process = notice.pid;
  attempt->call = GH_NOTHING;
  memcpy(attempt->arguments, notice.data.args, sizeof attempt->arguments);
  for (int call = 0; call < GH_WATCHED; call++) {
    if (watched[call].number != (uint32_t)notice.data.nr) continue;
    attempt->call = call;
    int subject = watched[call].subject;
    if (subject >= 0)
      copy_from(notice.pid, notice.data.args[subject], attempt->subject,
                sizeof attempt->subject - 1);
    else if (subject == GH_ADDRESS)
      describe_address(notice.pid, notice.data.args[1], attempt->subject,
                       sizeof attempt->subject);
    break;
  }
  // What was read counts only if the process that asked is still the one that waits.
  if (ioctl(watch, SECCOMP_IOCTL_NOTIF_ID_VALID, &notice.id) != 0) return ETIMEDOUT;
  return 0;
}

void gh_watch_answer(int watch, uint64_t id, int code) {
  struct seccomp_notif_resp answer = {.id = id, .error = -code};
  if (code == 0) answer.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
  ioctl(watch, SECCOMP_IOCTL_NOTIF_SEND, &answer);
}

#else
int gh_watch(void) { return -1; }
int gh_watch_next(int watch, int milliseconds, struct gh_attempt *attempt) { return ENOENT; }
void gh_watch_answer(int watch, uint64_t id, int code) {}
#endif

int gh_pair(int ends[2]) {
  return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0 ? 0 : errno;
}

int gh_exec(const char *path, char *const arguments[]) {
  execvp(path, arguments);
  return errno;
}

int gh_spawn_keeping(const char *path, char *const arguments[], char *const environment[],
                     int descriptor, int output_aside, pid_t *child) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  // Even where it is 3 already: this takes close-on-exec away from the child's copy.
  posix_spawn_file_actions_adddup2(&actions, descriptor, 3);
  if (output_aside) posix_spawn_file_actions_adddup2(&actions, 2, 1);
  posix_spawn_file_actions_addclosefrom_np(&actions, 4);
  int result = posix_spawnp(child, path, &actions, NULL, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  return result;
}

int gh_ended(pid_t child, int *status) { return waitpid(child, status, WNOHANG) == child; }

#else  // not Linux

int gh_watch(void) { return -1; }
int gh_watch_next(int watch, int milliseconds, struct gh_attempt *attempt) { return ENOENT; }
void gh_watch_answer(int watch, uint64_t id, int code) {}
const char *gh_watched_name(int call) { return ""; }
int gh_watched_code(int call) { return EPERM; }
int gh_pair(int ends[2]) { return ENOSYS; }
int gh_exec(const char *path, char *const arguments[]) { return ENOSYS; }
int gh_spawn_keeping(const char *path, char *const arguments[], char *const environment[],
                     int descriptor, int output_aside, pid_t *child) {
  return ENOSYS;
}
int gh_ended(pid_t child, int *status) { return 1; }
#endif
