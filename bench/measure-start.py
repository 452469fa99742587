#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Time from starting a program to the first frame in its window, the same way for any X11 program.

The clock stops when a mapped top-level window shows more than one colour: GTK paints a window whole, so the first picture that is not empty is
the first frame. Each start is a new process with a fresh home and session bus; files are in the disk cache from the unmeasured first start.

Usage: measure-start.py STARTS COMMAND...; prints the median in milliseconds, then all of them.
"""
import ctypes
import ctypes.util
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time

DEADLINE_S = 60
PAUSE_S = 0.002
Z_PIXMAP = 2
VIEWABLE = 2
ALL_PLANES = ctypes.c_ulong(-1).value
SMALLEST = 200

xlib = ctypes.CDLL(ctypes.util.find_library('X11'))


class WindowAttributes(ctypes.Structure):
    _fields_ = [('x', ctypes.c_int), ('y', ctypes.c_int), ('width', ctypes.c_int), ('height', ctypes.c_int), ('border_width', ctypes.c_int),
                ('depth', ctypes.c_int), ('visual', ctypes.c_void_p), ('root', ctypes.c_ulong), ('c_class', ctypes.c_int),
                ('bit_gravity', ctypes.c_int), ('win_gravity', ctypes.c_int), ('backing_store', ctypes.c_int),
                ('backing_planes', ctypes.c_ulong), ('backing_pixel', ctypes.c_ulong), ('save_under', ctypes.c_int),
                ('colormap', ctypes.c_ulong), ('map_installed', ctypes.c_int), ('map_state', ctypes.c_int), ('all_event_masks', ctypes.c_long),
                ('your_event_mask', ctypes.c_long), ('do_not_propagate_mask', ctypes.c_long), ('override_redirect', ctypes.c_int),
                ('screen', ctypes.c_void_p)]


class Image(ctypes.Structure):
    _fields_ = [('width', ctypes.c_int), ('height', ctypes.c_int), ('xoffset', ctypes.c_int), ('format', ctypes.c_int), ('data', ctypes.c_void_p),
                ('byte_order', ctypes.c_int), ('bitmap_unit', ctypes.c_int), ('bitmap_bit_order', ctypes.c_int), ('bitmap_pad', ctypes.c_int),
                ('depth', ctypes.c_int), ('bytes_per_line', ctypes.c_int), ('bits_per_pixel', ctypes.c_int)]


ErrorHandler = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)
# A window may go away between being listed and being looked at.
ignore_errors = ErrorHandler(lambda display, event: 0)


def declare():
    pointer, window = ctypes.c_void_p, ctypes.c_ulong
    xlib.XOpenDisplay.restype = pointer
    xlib.XDefaultRootWindow.argtypes, xlib.XDefaultRootWindow.restype = [pointer], window
    xlib.XQueryTree.argtypes = [pointer, window, ctypes.POINTER(window), ctypes.POINTER(window), ctypes.POINTER(ctypes.POINTER(window)),
                                ctypes.POINTER(ctypes.c_uint)]
    xlib.XGetWindowAttributes.argtypes = [pointer, window, ctypes.POINTER(WindowAttributes)]
    xlib.XGetImage.argtypes = [pointer, window, ctypes.c_int, ctypes.c_int, ctypes.c_uint, ctypes.c_uint, ctypes.c_ulong, ctypes.c_int]
    xlib.XGetImage.restype = ctypes.POINTER(Image)
    xlib.XDestroyImage.argtypes = [ctypes.POINTER(Image)]
    xlib.XFree.argtypes = [pointer]
    xlib.XCloseDisplay.argtypes = [pointer]
    xlib.XSetErrorHandler(ignore_errors)


def children(display, root):
    parent, found, n = ctypes.c_ulong(), ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
    xlib.XQueryTree(display, root, ctypes.byref(ctypes.c_ulong()), ctypes.byref(parent), ctypes.byref(found), ctypes.byref(n))
    windows = [found[i] for i in range(n.value)]
    if windows:
        xlib.XFree(found)
    return windows


def is_painted(display, window):
    attributes = WindowAttributes()
    if not xlib.XGetWindowAttributes(display, window, ctypes.byref(attributes)):
        return False
    width, height = attributes.width, attributes.height
    if attributes.map_state != VIEWABLE or width < SMALLEST or height < SMALLEST or attributes.x < 0 or attributes.y < 0:
        return False
    image = xlib.XGetImage(display, window, 0, 0, width, min(height, 64), ALL_PLANES, Z_PIXMAP)
    if not image:
        return False
    size = image.contents.bytes_per_line * image.contents.height
    pixels = ctypes.string_at(image.contents.data, size)
    xlib.XDestroyImage(image)
    return pixels.count(pixels[:4]) * 4 < size


def wait_for_frame(display, root, process):
    deadline = time.monotonic() + DEADLINE_S
    while time.monotonic() < deadline:
        if any(is_painted(display, window) for window in children(display, root)):
            return time.monotonic()
        if process.poll() is not None:
            sys.exit(f'the program ended with {process.returncode} before it showed a window')
        time.sleep(PAUSE_S)
    sys.exit('the program showed no window')


def measure(display, root, command):
    with tempfile.TemporaryDirectory() as home:
        environment = dict(os.environ, HOME=home, XDG_CONFIG_HOME=f'{home}/config', XDG_DATA_HOME=f'{home}/data',
                           XDG_CACHE_HOME=f'{home}/cache', XDG_STATE_HOME=f'{home}/state', GSETTINGS_BACKEND='memory')
        started = time.monotonic()
        process = subprocess.Popen(['dbus-run-session', '--'] + command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   start_new_session=True)
        shown = wait_for_frame(display, root, process)
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()
        while any(is_painted(display, window) for window in children(display, root)):
            time.sleep(PAUSE_S)
        return (shown - started) * 1000


def main(starts, command):
    declare()
    display = xlib.XOpenDisplay(None)
    if not display:
        sys.exit('there is no X display')
    root = xlib.XDefaultRootWindow(display)
    measure(display, root, command)
    times = [measure(display, root, command) for _ in range(starts)]
    print(f'{statistics.median(times):.0f}')
    print(' '.join(f'{value:.0f}' for value in times))


if __name__ == '__main__':
    main(int(sys.argv[1]), sys.argv[2:])
