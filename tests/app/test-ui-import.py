#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Imports that go on without their dialog or were stopped, patterns of names, and paths that are pasted as text."""
import os
import subprocess
import sys
import time

import ui
from ui import ROLE, wait_for

sys.dont_write_bytecode = True
source = __import__("test-ui-sources")


def open_project(session):
    session.start()
    session.focus(session.find(ROLE.TABLE_CELL, "Spring campaign"))
    session.keys("Return")
    session.find(ROLE.LABEL, "Gallery")


def make_folder(session, names):
    folder = os.path.join(session.folder, "renders")
    os.makedirs(folder)
    for number, name in enumerate(names, 1):
        source.write_png(os.path.join(folder, name), number)
    session.cli("project", "add", "Spring campaign", "--currency", "EUR")
    return folder


def choose_folder(session, folder):
    session.button("Import…").act()
    session.button("Folder…").act()
    session.find(name="Choose Folders to Import")
    session.keys("ctrl+l")
    session.paste(folder)
    session.keys("Return")
    session.button("Import", sensitive=True)


def test_names(session):
    folder = make_folder(session, ["KV01-001-final.png", "KV01-002-final.png", "notes.png"])
    open_project(session)
    session.keys("ctrl+3")
    # Without a picture the keys are with what stands in their place.
    wait_for("the focus", lambda: session.button("Import…").focused)
    choose_folder(session, folder)
    session.find(name="Read as they come: SH010_v003")
    session.focus_window()
    session.focus(session.find(ROLE.LIST_ITEM, "Names of Files"))
    session.keys("Return")
    session.find(name="0 of 3 names say something.")
    session.screenshot("import-names-empty")
    session.focus(session.find(ROLE.PUSH_BUTTON, "Add Pattern"))
    session.keys("Return")
    # What is proposed fits the files.
    session.entry("Pattern 1", text="{deliverable}-{version}-*")
    session.find(name="2 of 3 names say something.")
    session.find(name="KV01_v001")
    session.find(name=lambda text: text.startswith("No pattern fits."))
    session.screenshot("import-names")
    session.focus(session.find(ROLE.PUSH_BUTTON, "Add Pattern"))
    session.keys("Return")
    session.entry("Pattern 2")
    session.paste("{shot}")
    session.find(name="Pattern 2, character 1: There are only {deliverable} and {version}.")
    session.screenshot("import-names-mistake")
    session.keys("alt+Up")
    session.entry("Pattern 1", text="{shot}")
    session.keys("Escape")
    session.label("Discard Changed Patterns?")
    session.screenshot("import-names-question")
    session.button("Keep Editing").act()
    session.app.gone(name="Discard Changed Patterns?")
    session.button("Remove").act()
    session.entry("Pattern 1", text="{deliverable}-{version}-*")
    session.button("Save", sensitive=True).act()
    session.find(name="Read by 1 pattern")
    session.app.gone(name="Add Pattern")
    session.keys("Escape")
    session.app.gone(name="Read by 1 pattern")
    time.sleep(0.5)
    assert [p["pattern"] for p in session.cli("pattern", "list", "1")["items"]] == ["{deliverable}-{version}-*"]


def add_endless_picture(path):
    """A picture with so much behind its end that hashing it takes longer than any test; most of the file is a hole."""
    source.write_png(path, 7)
    os.truncate(path, 256 * 1024**3)


def test_goes_on(session):
    folder = make_folder(session, [f"SH010_v{number:03}.png" for number in range(1, 101)])
    add_endless_picture(os.path.join(folder, "SH010_v101.png"))
    open_project(session)
    choose_folder(session, folder)
    session.button("Import").act()
    session.button("Hide", sensitive=True, timeout=60).act()
    session.app.gone(name="Hide")
    session.find(name="Importing “renders”")
    session.find(name="100 of 101 files · SH010_v100.png", timeout=60)
    session.screenshot("import-running")
    session.button("Cancel").act()
    # What was read is written in batches of 64.
    session.find(name="An import stopped after 64 of 101 files", timeout=60)
    session.screenshot("import-stopped")
    session.button("Discard").act()
    session.app.gone(name="Discard")
    session.find(name="The rest of the import was discarded")
    session.button("Undo").act()
    session.button("Resume")
    os.remove(os.path.join(folder, "SH010_v101.png"))
    session.button("Resume").act()
    session.find(name=lambda text: text.endswith("Versions Imported"), timeout=60)
    session.screenshot("import-done")
    session.button("Dismiss").act()
    session.app.gone(name="Dismiss")
    assert source.versions(session) == 100


def test_watch_no_more_is_undone(session):
    source.begin(session, pictures=1)
    session.button("Watching “renders”", timeout=60).act()
    session.button("Watch No More").act()
    session.label("Nothing is watched.")
    session.find(name="“renders” is no longer watched")
    session.screenshot("import-watch-undo")
    session.button("Undo").act()
    session.button("Watch No More")
    session.keys("Escape")
    session.app.gone(name="Watch No More")
    time.sleep(0.5)
    assert [s["location"] for s in session.cli("source", "list", "1")["items"]] == [os.path.join(session.folder, "renders")]


OWNER = """
import sys
import gi
gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, GLib, Gtk
Gtk.init()
text = GLib.Bytes.new(sys.argv[1].encode())
Gdk.Display.get_default().get_clipboard().set_content(Gdk.ContentProvider.new_for_bytes("text/plain;charset=utf-8", text))
print("ready", flush=True)
GLib.MainLoop().run()
"""


def test_paste_paths(session):
    folder = make_folder(session, ["one.png", "two.png"])
    open_project(session)
    text = f"file://{folder}/one.png\n{folder}/two.png\n"
    owner = subprocess.Popen([sys.executable, "-c", OWNER, text], env=session.environment, stdout=subprocess.PIPE)
    try:
        owner.stdout.readline()
        session.focus_window()
        session.keys("ctrl+v")
        session.find(name="one.png and 1 more", timeout=60)
        session.button("Import", sensitive=True).act()
        session.find(name="2 Versions Imported", timeout=60)
        session.button("Done").act()
        session.app.gone(name="2 Versions Imported")
        time.sleep(0.5)
    finally:
        owner.kill()
        owner.wait()
    assert source.versions(session) == 2


if __name__ == "__main__":
    ui.main()
