#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Folders that are watched, in the window: what appears in one comes into the gallery by itself."""
import os
import struct
import subprocess
import sys
import time
import zlib

import ui
from ui import ROLE, wait_for


def write_png(path, number, silent=False):
    """A small picture with the text that AUTOMATIC1111 writes into it."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes((number * 20 % 256, x * 3 % 256, y * 5 % 256)[i] for x in range(64) for i in range(3)) for y in range(48))
    text = f"a lighthouse in snow\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: {number}, Size: 64x48, Model: flux-2-pro"
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        file.write(chunk(b"IHDR", struct.pack(">IIBBBBB", 64, 48, 8, 2, 0, 0, 0)))
        if not silent:
            file.write(chunk(b"tEXt", b"parameters\0" + text.encode("latin-1")))
        file.write(chunk(b"IDAT", zlib.compress(rows)))
        file.write(chunk(b"IEND", b""))


def begin(session, pictures=2, watch=True):
    folder = os.path.join(session.folder, "renders")
    os.makedirs(folder)
    for number in range(1, pictures + 1):
        write_png(os.path.join(folder, f"SH010_v{number:03}.png"), number)
    session.cli("project", "add", "Spring campaign", "--currency", "EUR")
    if watch:
        session.cli("source", "add", "1", folder)
    session.start()
    session.find(ROLE.TABLE_CELL, "Spring campaign")
    session.focus(session.find(ROLE.TABLE_CELL, "Spring campaign"))
    session.keys("Return")
    session.find(ROLE.LABEL, "Gallery")
    session.keys("ctrl+3")
    return folder


def versions(session):
    return session.cli("generation", "list", "1")["total"]


def test_folder_is_watched(session):
    folder = begin(session)
    session.find(name="Watching “renders”", timeout=60)
    session.find(ROLE.TABLE_CELL, name=lambda text: text.startswith("SH010_v002"), timeout=60)
    write_png(os.path.join(folder, "SH010_v003.png"), 3)
    session.find(ROLE.TABLE_CELL, name=lambda text: text.startswith("SH010_v003"), timeout=60)
    session.screenshot("sources-gallery")
    session.button("Watching “renders”").act()
    session.label("Watched Folders")
    session.find(name=lambda text: "3 versions imported" in text)
    time.sleep(0.5)
    session.screenshot("sources-dialog")

    away = os.path.join(session.folder, "away")
    os.rename(folder, away)
    session.find(name=lambda text: "is not there now" in text, timeout=60)
    session.screenshot("sources-waiting")
    os.rename(away, folder)
    session.find(name=lambda text: "3 versions imported" in text, timeout=60)
    session.button("Pause").act()
    session.find(name="Paused.")
    write_png(os.path.join(folder, "SH010_v004.png"), 4)
    session.button("Watch Again").act()
    wait_for("the fourth version", lambda: versions(session) == 4, timeout=60)
    session.button("Watch No More").act()
    session.label("Nothing is watched.")
    session.screenshot("sources-empty")
    # The first one is for the toast.
    session.keys("Escape")
    session.app.gone(name="Undo")
    session.keys("Escape")
    session.app.gone(name="Watching “renders”")


def test_import_keeps_watching(session):
    folder = begin(session, watch=False)
    session.button("Import…").act()
    session.button("Folder…").act()
    session.find(name="Choose Folders to Import")
    session.keys("ctrl+l")
    session.paste(folder)
    session.keys("Return")
    switch = session.find(name="Keep Watching", where=lambda node: node.role == ROLE.CHECK_BOX and node.raw.get_action_iface() is not None and not list(node.children()))
    switch.act()
    wait_for("the switch", lambda: switch.has(ui.STATE.CHECKED))
    session.screenshot("sources-import")
    session.button("Import", sensitive=True).act()
    session.find(name="2 Versions Imported", timeout=60)
    session.button("Done").act()
    session.find(name="Watching “renders”", timeout=60)
    write_png(os.path.join(folder, "SH010_v003.png"), 3)
    wait_for("the third version", lambda: versions(session) == 3, timeout=60)


def test_question(session):
    folder = begin(session, watch=False)
    write_png(os.path.join(folder, "one.png"), 8, silent=True)
    write_png(os.path.join(folder, "two.png"), 9, silent=True)
    session.button("Import…").act()
    session.button("Folder…").act()
    session.find(name="Choose Folders to Import")
    session.keys("ctrl+l")
    session.paste(folder)
    session.keys("Return")
    session.button("Import", sensitive=True).act()
    session.find(name=lambda text: text.startswith("2 files do not say"))
    session.focus_window()
    session.focus(session.entry("Deliverable (Optional)"))
    session.type("KV 07")
    session.find(name=lambda text: "is no code of a deliverable" in text)
    session.screenshot("sources-question-wrong")
    session.keys("ctrl+a")
    session.type("KV07")
    session.focus(session.entry(name=lambda text: text.startswith("Cost of Each in EUR")))
    session.type("0.25")
    session.screenshot("sources-question")
    session.button("Apply to All", sensitive=True).act()
    session.find(name="4 Versions Imported", timeout=60)
    session.screenshot("sources-question-result")
    session.button("Done").act()
    session.app.gone(name="4 Versions Imported")
    time.sleep(0.5)
    answered = [g for g in session.cli("generation", "list", "1")["items"] if g["deliverable"] == "KV07"]
    assert [str(g["cost"]) for g in answered] == ["0.25", "0.25"], answered


OWNER = """
import sys
import gi
gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, GLib, Gtk
Gtk.init()
picture = GLib.Bytes.new(open(sys.argv[1], "rb").read())
Gdk.Display.get_default().get_clipboard().set_content(Gdk.ContentProvider.new_for_bytes("image/png", picture))
print("ready", flush=True)
GLib.MainLoop().run()
"""


def test_paste(session):
    begin(session, pictures=1)
    session.find(name="Watching “renders”", timeout=60)
    picture = os.path.join(session.folder, "copied.png")
    write_png(picture, 7, silent=True)
    owner = subprocess.Popen([sys.executable, "-c", OWNER, picture], env=session.environment, stdout=subprocess.PIPE)
    try:
        owner.stdout.readline()
        session.focus_window()
        session.keys("ctrl+v")
        session.find(name=lambda text: text.startswith("Pasted "), timeout=60)
        session.screenshot("sources-paste")
        session.button("Import", sensitive=True).act()
        session.button("Leave Unknown").act()
        session.find(name="1 Version Imported", timeout=60)
        session.button("Done").act()
        session.app.gone(name="1 Version Imported")
        time.sleep(0.5)
    finally:
        owner.kill()
        owner.wait()
    assert os.listdir(os.path.join(session.folder, "files", "1", "Pasted"))


def test_stopped_import(session):
    folder = os.path.join(session.folder, "renders")
    os.makedirs(folder)
    for number in range(1, 301):
        write_png(os.path.join(folder, f"SH010_v{number:03}.png"), number)
    session.cli("project", "add", "Spring campaign", "--currency", "EUR")
    process = subprocess.Popen([ui.CLI, "--library", session.library, "import", folder, "--project", "1"], env=session.environment)
    wait_for("the first versions", lambda: versions(session) > 0)
    process.kill()
    process.wait()
    if not session.cli("source", "list", "1")["items"]:
        return  # it was faster than the signal
    session.start()
    session.focus(session.find(ROLE.TABLE_CELL, "Spring campaign"))
    session.keys("Return")
    session.find(name=lambda text: text.startswith("An import stopped after") and text.endswith(" of 300 files"), timeout=30)
    session.screenshot("sources-stopped")
    session.button("Resume").act()
    wait_for("the rest", lambda: versions(session) == 300, timeout=90)
    session.button("Dismiss").act()
    session.app.gone(name="Dismiss")


if __name__ == "__main__":
    ui.main()
