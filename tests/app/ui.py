# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window through the accessibility tree and the keyboard.

A test is a script with functions named test_…; it ends with ui.main(). Each function gets a fresh Session: an own library, an own process, an own
set of XDG folders. Run it with tests/app/run-ui, which brings the display, the session bus and the accessibility bus.
"""
import contextlib
import inspect
import os
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PROGRAM = os.environ.get("TOPSHEET_PROGRAM", "topsheet")
CLI = os.environ.get("TOPSHEET_CLI", "topsheet-cli")
TIMEOUT = float(os.environ.get("TOPSHEET_UI_TIMEOUT", "20"))
OUT = os.environ.get("TOPSHEET_UI_OUT")

ROLE = Atspi.Role
STATE = Atspi.StateType


class Failure(AssertionError):
    """What was waited for did not come; the message has the tree that was there instead."""


def wait_for(what, probe, timeout=None):
    """Calls probe until it returns something true, which is returned."""
    end = time.monotonic() + (timeout or TIMEOUT)
    error = None
    while True:
        try:
            found = probe()
            if found:
                return found
        except GLib.Error as gone:  # a widget that went away while it was asked
            error = gone
        if time.monotonic() > end:
            raise Failure(f"waited in vain for {what}" + (f" ({error.message})" if error else ""))
        time.sleep(0.05)


class Node:
    """A widget as assistive technology sees it."""

    def __init__(self, accessible):
        self.raw = accessible

    @property
    def name(self):
        return self.raw.get_name() or ""

    @property
    def description(self):
        return self.raw.get_description() or ""

    @property
    def role(self):
        return self.raw.get_role()

    @property
    def text(self):
        """The text of a label or an entry."""
        raw = self.raw.get_text_iface()
        if raw is None:
            return self.name
        return Atspi.Text.get_text(raw, 0, Atspi.Text.get_character_count(raw))

    def has(self, state):
        return self.raw.get_state_set().contains(state)

    @property
    def showing(self):
        return self.has(STATE.SHOWING)

    @property
    def sensitive(self):
        return self.has(STATE.SENSITIVE)

    @property
    def focused(self):
        return self.has(STATE.FOCUSED)

    def children(self):
        for index in range(self.raw.get_child_count()):
            child = self.raw.get_child_at_index(index)
            if child is not None:
                yield Node(child)

    def walk(self):
        yield self
        for child in self.children():
            yield from child.walk()

    def all(self, role=None, name=None, showing=True, where=None):
        """Nodes below this one. name: exactly, or a function of the name."""
        for node in self.walk():
            try:
                if role is not None and node.role != role:
                    continue
                if callable(name):
                    if not name(node.name):
                        continue
                elif name is not None and node.name != name:
                    continue
                if showing and not node.showing:
                    continue
                if where is not None and not where(node):
                    continue
                yield node
            except GLib.Error:
                continue

    def find(self, role=None, name=None, showing=True, where=None, timeout=None):
        what = f"{role.value_nick if role is not None else 'any'} {name if isinstance(name, str) else name and 'by name' or ''!r}"
        try:
            return wait_for(what, lambda: next(self.all(role, name, showing, where), None), timeout)
        except Failure as failure:
            raise Failure(f"{failure}\n{self.dump()}") from None

    def gone(self, role=None, name=None, timeout=None):
        wait_for(f"{name!r} to go away", lambda: next(self.all(role, name), None) is None, timeout)

    def act(self, action=None):
        """Does what activating the widget does: click, toggle, activate."""
        iface = self.raw.get_action_iface()
        if iface is None:
            raise Failure(f"{self.name!r} has no action")
        count = Atspi.Action.get_n_actions(iface)
        for index in range(count):
            if action is None or Atspi.Action.get_action_name(iface, index) == action:
                Atspi.Action.do_action(iface, index)
                return self
        raise Failure(f"{self.name!r} has no action {action!r}")

    def dump(self, depth=0, limit=400):
        lines = []

        def visit(node, level):
            if len(lines) >= limit:
                return
            with contextlib.suppress(GLib.Error):
                if node.showing or level < 2:
                    text = node.text if node.raw.get_text_iface() else ""
                    lines.append(f"{'  ' * level}{node.role.value_nick} {node.name!r}" + (f" = {text!r}" if text and text != node.name else ""))
                    for child in node.children():
                        visit(child, level + 1)

        visit(self, depth)
        return "\n".join(lines)


class Session:
    """One run of the program on a library of its own."""

    def __init__(self, width=1200, height=800, arguments=()):
        self.folder = tempfile.mkdtemp(prefix="topsheet-ui-")
        self.library = os.path.join(self.folder, "library.db")
        self.environment = dict(os.environ)
        for name in ("DATA", "CACHE", "CONFIG", "STATE"):
            path = os.path.join(self.folder, name.lower())
            os.makedirs(path)
            self.environment[f"XDG_{name}_HOME"] = path
        self.environment["HOME"] = self.folder
        self.environment["TOPSHEET_LIBRARY"] = self.library
        self.size = (width, height)
        self.arguments = list(arguments)
        self.process = None
        self.app = None

    def start(self):
        self.log = open(os.path.join(self.folder, "log"), "w+b")
        self.process = subprocess.Popen([PROGRAM, *self.arguments], env=self.environment, stdout=self.log, stderr=subprocess.STDOUT)
        self.app = wait_for("the program on the accessibility bus", self._find_app)
        self.window = self.app.find(where=lambda node: node.role in (ROLE.FRAME, ROLE.WINDOW))
        self.focus_window()
        self.resize(*self.size)
        return self

    def resize(self, width, height):
        """Of the window's content; without a window manager the shadow is part of the X window."""
        self._xdotool("windowsize", "--sync", self.window_id(), str(width), str(height))
        time.sleep(0.3)

    def _find_app(self):
        if self.process.poll() is not None:
            raise Failure(f"the program ended with {self.process.returncode}\n{self.read_log()}")
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            app = desktop.get_child_at_index(index)
            if app is not None and app.get_process_id() == self.process.pid:
                # Without a main loop here no event would ever refresh what is cached.
                app.set_cache_mask(Atspi.Cache.NONE)
                return Node(app)
        return None

    def read_log(self):
        self.log.flush()
        self.log.seek(0)
        return self.log.read().decode(errors="replace")

    def _xdotool(self, *arguments):
        subprocess.run(["xdotool", *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def window_id(self):
        """The largest X window of the program: without a window manager it has to be told that it has the focus."""
        found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)], capture_output=True, text=True)

        def area(window):
            shape = subprocess.run(["xdotool", "getwindowgeometry", "--shell", window], capture_output=True, text=True).stdout
            fields = dict(line.split("=") for line in shape.splitlines() if "=" in line)
            return int(fields.get("WIDTH", 0)) * int(fields.get("HEIGHT", 0))

        return max(found.stdout.split(), key=area, default=None)

    def focus_window(self):
        wanted = wait_for("the window on the screen", self.window_id)
        self._xdotool("windowfocus", "--sync", wanted)
        # The program has to hear of it too, or the next key is nobody's.
        self.find(where=lambda node: node.has(STATE.ACTIVE))
        time.sleep(0.2)

    def keys(self, *keys):
        """Key chords as xdotool names them: 'ctrl+f', 'Return'."""
        for key in keys:
            self._xdotool("key", "--clearmodifiers", key)
            time.sleep(0.03)

    def type(self, text):
        self._xdotool("type", "--clearmodifiers", "--delay", "12", text)

    def paste(self, text):
        """Puts text at once into the entry with the focus: where something completes what is typed, keys would race with it."""
        entry = wait_for("an entry with the focus", lambda: next(self.app.all(where=lambda node: node.focused and node.raw.get_editable_text_iface()), None))
        Atspi.EditableText.set_text_contents(entry.raw.get_editable_text_iface(), text)
        return entry

    def focus(self, node, backwards=False):
        """Moves the focus to the widget with Tab, as a person without a pointer does."""
        for _ in range(80):
            if any(inner.focused for inner in node.walk()):
                return node
            self.keys("shift+Tab" if backwards else "Tab")
        raise Failure(f"Tab does not reach {node.name!r}\n{self.app.dump()}")

    def find(self, *arguments, **options):
        return self.app.find(*arguments, **options)

    def button(self, name, sensitive=None, **options):
        """sensitive: wait until it is."""
        roles = (ROLE.PUSH_BUTTON, ROLE.TOGGLE_BUTTON)

        def can_be_pressed(node):
            # A menu button is a box with the button in it; only the inner one does anything.
            action = node.raw.get_action_iface()
            return node.role in roles and action is not None and Atspi.Action.get_n_actions(action) > 0

        return self.find(name=name, where=lambda node: can_be_pressed(node) and (sensitive is None or node.sensitive == sensitive), **options)

    def entry(self, name, text=None, **options):
        roles = (ROLE.TEXT, ROLE.ENTRY)
        return self.find(name=name, where=lambda node: node.role in roles and (text is None or node.text == text), **options)

    def label(self, name, **options):
        return self.find(ROLE.LABEL, name, **options)

    def cli(self, *arguments):
        """topsheet-cli on the same library; its JSON answer."""
        import json

        run = subprocess.run([CLI, "--library", self.library, "--json", *arguments], env=self.environment, capture_output=True, text=True)
        if run.returncode != 0:
            raise Failure(f"topsheet-cli {' '.join(arguments)}: {run.returncode}\n{run.stdout}\n{run.stderr}")
        return json.loads(run.stdout) if run.stdout.strip() else None

    def screenshot(self, name):
        if OUT:
            os.makedirs(OUT, exist_ok=True)
            subprocess.run(["import", "-window", "root", os.path.join(OUT, f"{name}.png")], check=False)

    def stop(self, timeout=15):
        """Closes the window the ordinary way; the program has to end by itself and without complaint."""
        if self.process is None:
            return
        if self.process.poll() is None:
            self.focus_window()
            self.keys("ctrl+q")
            try:
                self.process.wait(timeout)
            except subprocess.TimeoutExpired:
                self.screenshot("failed-to-end")
                self.process.kill()
                self.process.wait()
                raise Failure("the program did not end after Ctrl+Q") from None
        if self.process.returncode != 0:
            raise Failure(f"the program ended with {self.process.returncode}\n{self.read_log()}")

    def clean(self):
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self.process is not None:
            self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def main():
    """Runs the test functions of the calling script in TAP, or those named on the command line."""
    module = inspect.getmodule(inspect.stack()[1][0])
    tests = [(name, test) for name, test in vars(module).items() if name.startswith("test_") and callable(test)]
    if len(sys.argv) > 1:
        tests = [(name, test) for name, test in tests if name in sys.argv[1:]]
    failures = 0
    print(f"1..{len(tests)}", flush=True)
    for number, (name, test) in enumerate(tests, 1):
        session = Session(**getattr(test, "session", {}))
        began = time.monotonic()
        try:
            test(session)
            session.stop()
            print(f"ok {number} {name} # {time.monotonic() - began:.1f} s", flush=True)
        except Exception as error:  # every failure is told, the next test runs
            failures += 1
            print(f"not ok {number} {name}", flush=True)
            for line in f"{error}\n{traceback.format_exc()}".splitlines():
                print(f"# {line}", flush=True)
            if session.process is not None:
                session.screenshot(f"failed-{name}")
                for line in session.read_log().splitlines()[-40:]:
                    print(f"# log: {line}", flush=True)
        finally:
            session.clean()
    sys.exit(1 if failures else 0)
