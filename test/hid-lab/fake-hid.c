/*
 * Stands for the kernel's side of hidraw, so that the unmodified node-hid (hidapi, hidraw back end) talks to firmware
 * that is a Node program. To be preloaded (LD_PRELOAD) on Linux; replaces the few functions of libudev and libc hidapi uses.
 *
 * FAKEHID_DIR holds one folder per device:
 *   hidrawN/device/uevent             lines HID_ID=, HID_NAME=, HID_UNIQ=
 *   hidrawN/device/report_descriptor  bytes
 *   hidrawN/sock                      unix socket of the firmware; frames are length u16 BE and bytes, both ways
 *   hidrawN/denied                    when it exists, opening is refused
 * With FAKEHID_WITHOUT_LIBUSB node-hid cannot be loaded.
 * The descriptor hidapi gets for /dev/hidrawN is one end of a SEQPACKET pair, which keeps reports apart as hidraw does.
 * When the firmware closes its socket the pair breaks, and hidapi sees what it sees when the plug is pulled.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/hidraw.h>
#include <poll.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define MAX_REPORT 4096
#define DEVICE_PREFIX "/dev/hidraw"

static const char *lab_folder(void) {
  const char *folder = getenv("FAKEHID_DIR");
  return folder ? folder : "/nonexistent";
}

/* ---- libudev: the devices are the folders ---- */

struct udev_list_entry {
  struct udev_list_entry *next;
  char path[512];
};
struct udev_enumerate {
  struct udev_list_entry *first;
};
struct udev_device {
  char syspath[512];
  char devnode[64];
  char attribute[2048];
};

static char the_udev;

void *udev_new(void) { return &the_udev; }
void *udev_unref(void *udev) { return NULL; }

struct udev_enumerate *udev_enumerate_new(void *udev) { return calloc(1, sizeof(struct udev_enumerate)); }
int udev_enumerate_add_match_subsystem(struct udev_enumerate *all, const char *subsystem) { return 0; }

int udev_enumerate_scan_devices(struct udev_enumerate *all) {
  DIR *folder = opendir(lab_folder());
  if (!folder) return 0;
  for (struct dirent *entry; (entry = readdir(folder));) {
    if (strncmp(entry->d_name, "hidraw", 6) != 0) continue;
    struct udev_list_entry *item = calloc(1, sizeof *item);
    snprintf(item->path, sizeof item->path, "%s/%s", lab_folder(), entry->d_name);
    item->next = all->first;
    all->first = item;
  }
  closedir(folder);
  return 0;
}

struct udev_list_entry *udev_enumerate_get_list_entry(struct udev_enumerate *all) { return all->first; }
struct udev_list_entry *udev_list_entry_get_next(struct udev_list_entry *item) { return item->next; }
const char *udev_list_entry_get_name(struct udev_list_entry *item) { return item->path; }

struct udev_enumerate *udev_enumerate_unref(struct udev_enumerate *all) {
  for (struct udev_list_entry *item = all->first, *next; item; item = next) {
    next = item->next;
    free(item);
  }
  free(all);
  return NULL;
}

struct udev_device *udev_device_new_from_syspath(void *udev, const char *syspath) {
  struct udev_device *device = calloc(1, sizeof *device);
  snprintf(device->syspath, sizeof device->syspath, "%s", syspath);
  snprintf(device->devnode, sizeof device->devnode, "/dev/%.50s", strrchr(syspath, '/') + 1);
  return device;
}

struct udev_device *udev_device_new_from_devnum(void *udev, char type, unsigned long number) { return NULL; }
struct udev_device *udev_device_unref(struct udev_device *device) {
  free(device);
  return NULL;
}
const char *udev_device_get_syspath(struct udev_device *device) { return device->syspath; }
const char *udev_device_get_devnode(struct udev_device *device) { return device->devnode; }

/* There is a HID parent and, as with a virtual device, no USB one. */
struct udev_device *udev_device_get_parent_with_subsystem_devtype(struct udev_device *device, const char *subsystem,
                                                                  const char *type) {
  return strcmp(subsystem, "hid") == 0 ? device : NULL;
}

const char *udev_device_get_sysattr_value(struct udev_device *device, const char *name) {
  char path[600];
  snprintf(path, sizeof path, "%s/device/%s", device->syspath, name);
  FILE *file = fopen(path, "r");
  if (!file) return NULL;
  size_t length = fread(device->attribute, 1, sizeof device->attribute - 1, file);
  device->attribute[length] = 0;
  fclose(file);
  return device->attribute;
}

/* ---- the bridge between hidapi's descriptor and the firmware's socket ---- */

struct bridge {
  int report; /* our end of the pair: one message is one report */
  int stream; /* the firmware */
};

static int transfer_all(int stream, unsigned char *bytes, size_t length, int is_write) {
  for (size_t done = 0; done < length;) {
    ssize_t step = is_write ? send(stream, bytes + done, length - done, MSG_NOSIGNAL)
                            : recv(stream, bytes + done, length - done, 0);
    if (step <= 0) return 0;
    done += (size_t)step;
  }
  return 1;
}

static int to_computer(struct bridge *bridge, unsigned char *buffer) {
  unsigned char header[2];
  if (!transfer_all(bridge->stream, header, 2, 0)) return 0;
  size_t length = (size_t)(header[0] << 8 | header[1]);
  if (length > MAX_REPORT || !transfer_all(bridge->stream, buffer, length, 0)) return 0;
  return send(bridge->report, buffer, length, MSG_NOSIGNAL) >= 0;
}

static int to_firmware(struct bridge *bridge, unsigned char *buffer) {
  ssize_t length = recv(bridge->report, buffer + 2, MAX_REPORT, 0);
  if (length <= 0) return 0;
  buffer[0] = (unsigned char)(length >> 8);
  buffer[1] = (unsigned char)length;
  return transfer_all(bridge->stream, buffer, (size_t)length + 2, 1);
}

static void *run_bridge(void *argument) {
  struct bridge *bridge = argument;
  unsigned char buffer[MAX_REPORT + 2];
  struct pollfd both[2] = {{bridge->report, POLLIN, 0}, {bridge->stream, POLLIN, 0}};
  for (;;) {
    if (poll(both, 2, -1) < 0 && errno != EINTR) break;
    if ((both[1].revents & (POLLIN | POLLHUP | POLLERR)) && !to_computer(bridge, buffer)) break;
    if ((both[0].revents & (POLLIN | POLLHUP | POLLERR)) && !to_firmware(bridge, buffer)) break;
  }
  close(bridge->report);
  close(bridge->stream);
  free(bridge);
  return NULL;
}

static int connect_firmware(const char *name) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  snprintf(address.sun_path, sizeof address.sun_path, "%s/%s/sock", lab_folder(), name);
  int stream = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (stream >= 0 && connect(stream, (struct sockaddr *)&address, sizeof address) == 0) return stream;
  if (stream >= 0) close(stream);
  errno = ENOENT;
  return -1;
}

static int open_device(const char *name) {
  char denied[512];
  snprintf(denied, sizeof denied, "%s/%s/denied", lab_folder(), name);
  if (access(denied, F_OK) == 0) {
    errno = EACCES;
    return -1;
  }
  int pair[2];
  int stream = connect_firmware(name);
  if (stream < 0 || socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0) return -1;
  struct bridge *bridge = malloc(sizeof *bridge);
  *bridge = (struct bridge){pair[1], stream};
  pthread_t thread;
  pthread_create(&thread, NULL, run_bridge, bridge);
  pthread_detach(thread);
  return pair[0];
}

/* ---- libc ---- */

/* Only our descriptors are SEQPACKET sockets. */
static int is_ours(int descriptor) {
  int type = 0;
  socklen_t size = sizeof type;
  return getsockopt(descriptor, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_SEQPACKET;
}

int open64(const char *path, int flags, ...) {
  static int (*real)(const char *, int, ...);
  if (!real) real = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open64");
  if (strncmp(path, DEVICE_PREFIX, strlen(DEVICE_PREFIX)) == 0) return open_device(path + strlen("/dev/"));
  va_list more;
  va_start(more, flags);
  mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(more, mode_t) : 0;
  va_end(more);
  return real(path, flags, mode);
}

/* As on a machine without libusb: node-hid's native part cannot be loaded, and the loader says why in its own words. */
void *dlopen(const char *path, int flags) {
  static void *(*real)(const char *, int);
  if (!real) real = (void *(*)(const char *, int))dlsym(RTLD_NEXT, "dlopen");
  if (path && getenv("FAKEHID_WITHOUT_LIBUSB") && strstr(path, "HID_hidraw")) return real("libusb-0.0.so.0", flags);
  return real(path, flags);
}

/* hidapi asks for the size of the report descriptor to see that this is hidraw. */
int ioctl(int descriptor, unsigned long request, ...) {
  static int (*real)(int, unsigned long, ...);
  if (!real) real = (int (*)(int, unsigned long, ...))dlsym(RTLD_NEXT, "ioctl");
  va_list more;
  va_start(more, request);
  void *argument = va_arg(more, void *);
  va_end(more);
  if (request != HIDIOCGRDESCSIZE || !is_ours(descriptor)) return real(descriptor, request, argument);
  *(int *)argument = 34;
  return 0;
}

/* A pulled device answers ENODEV, not EPIPE. */
ssize_t write(int descriptor, const void *bytes, size_t length) {
  static ssize_t (*real)(int, const void *, size_t);
  if (!real) real = (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
  ssize_t written = real(descriptor, bytes, length);
  if (written < 0 && (errno == EPIPE || errno == ECONNRESET) && is_ours(descriptor)) errno = ENODEV;
  return written;
}
