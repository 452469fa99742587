# SPDX-License-Identifier: GPL-3.0-or-later
"""Editing in another application: a script that pretends to be one, a save by renaming, the refinement that comes in, and undo."""
import os
import stat
import time

import ui
from ui import ROLE, STATE, wait_for

PROJECT = "Spring"

EDITOR = """#!/bin/sh
# Half of the picture in place, later all of it beside the file and renamed, as editors do.
sleep 1
head -c 40 "{picture}" > "$1"
sleep 1
cp "{picture}" "$1.tmp"
mv "$1.tmp" "$1"
"""

DESKTOP = """[Desktop Entry]
Type=Application
Name=Paint Desk
Exec={script} %f
MimeType=image/png;
"""


def png(seed):
    import struct
    import zlib

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    width, height = 320, 180
    rows = b"".join(b"\0" + bytes((x // 2 + seed * 60 + c * y // 3) % 256 for x in range(width) for c in range(3)) for y in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows))
            + chunk(b"IEND", b""))


def write(path, content, mode=0o644):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())
    os.chmod(path, stat.S_IMODE(mode))


def install_editor(session):
    picture = os.path.join(session.folder, "edited.png")
    script = os.path.join(session.folder, "paint-desk")
    data = os.path.join(session.environment["XDG_DATA_HOME"], "applications")
    write(picture, png(3))
    write(script, EDITOR.format(picture=picture), 0o755)
    write(os.path.join(data, "paint-desk.desktop"), DESKTOP.format(script=script))
    write(os.path.join(data, "mimeapps.list"), "[Added Associations]\nimage/png=paint-desk.desktop;\n")


def open_gallery(session):
    install_editor(session)
    session.cli("project", "add", PROJECT, "--currency", "EUR")
    write(os.path.join(session.folder, "in", "SH010_v001.png"), png(1))
    write(os.path.join(session.folder, "in", "SH010_v002.png"), png(2))
    session.cli("import", os.path.join(session.folder, "in"), "--project", PROJECT)
    session.start()
    enter(session)


def enter(session):
    card = session.find(name=lambda name: name.startswith(PROJECT), where=lambda node: node.has(STATE.FOCUSABLE))
    session.focus(card)
    session.keys("Return")
    session.label("Spent")
    session.keys("ctrl+3")
    wait_for("versions", lambda: versions(session) == ["SH010_v001", "SH010_v002"])
    session.focus(session.find(name="Versions"))
    time.sleep(0.5)
    session.keys("Home")


def versions(session):
    grid = next(session.app.all(name="Versions"), None)
    return [node.name.split(",")[0] for node in grid.all(where=lambda node: ", " in node.name)] if grid else []


def show(session, which):
    return session.cli("generation", "show", which, "--project", PROJECT)


def open_in_paint_desk(session):
    session.keys("ctrl+e")
    session.focus(session.find(name="Paint Desk", where=lambda node: node.has(STATE.FOCUSABLE)))
    session.screenshot("choose")
    session.keys("Return")
    session.label(lambda name: name.startswith("SH010_v001 is open in Paint Desk"))
    session.screenshot("open")
    session.label(lambda name: name.startswith("SH010_v001 was saved in Paint Desk"))


def test_hand_off(session):
    open_gallery(session)
    open_in_paint_desk(session)
    edit = session.cli("generation", "edits", PROJECT)["items"][0]
    assert (edit["version_id"], edit["application"], edit["there"]) == ("SH010_v001", "Paint Desk", True), edit
    session.screenshot("saved")
    session.focus(session.button("Bring In…", sensitive=True), backwards=True)
    session.keys("Return")
    session.label("What Was Done")
    session.screenshot("dialog")
    session.button("Bring In").act()
    wait_for("the refinement", lambda: versions(session) == ["SH010_v001", "SH010_v002", "SH010_v003"])
    made = show(session, "SH010_v003")
    assert (made["parent"], made["operation"], made["decision"]) == ("SH010_v001", "retouch", "pending"), made
    assert made["cost"] is None, made
    assert show(session, "SH010_v001")["decision"] == "edit"
    assert session.cli("generation", "edits", PROJECT)["total"] == 0
    session.screenshot("came-in")
    # The inspector leads there and back.
    session.focus(session.find(name="Versions"))
    session.focus(session.find(ROLE.LIST, "Refinements").find(ROLE.LIST_ITEM))
    session.keys("Return")
    session.label("Made From")
    session.screenshot("child")
    session.keys("ctrl+z")
    wait_for("it to be taken back", lambda: show(session, "SH010_v003")["decision"] == "rejected")


def test_restart(session):
    """What was left open is there again, and can be let go."""
    open_gallery(session)
    open_in_paint_desk(session)
    session.stop()
    session.start()
    enter(session)
    session.label(lambda name: name.startswith("SH010_v001 was saved in Paint Desk"))
    session.resize(360, 700)
    session.screenshot("narrow")
    session.button("Discard").act()
    wait_for("the edit to be gone", lambda: session.cli("generation", "edits", PROJECT)["total"] == 0)
    session.app.gone(name=lambda name: name.startswith("SH010_v001 was saved"))
    assert session.cli("generation", "list", PROJECT)["total"] == 2


def choose_file(session, title, path):
    """The path is typed into the file dialog, as a person without a pointer does it."""
    session.find(name=title)
    session.keys("ctrl+l")
    session.paste(path)
    session.button("Open", sensitive=True).act()
    session.app.gone(name=title)


def test_missing_file(session):
    """A file that was moved is marked, told and located; another one is not taken for it."""
    open_gallery(session)
    first = os.path.join(session.folder, "in", "SH010_v001.png")
    moved = os.path.join(session.folder, "elsewhere", "a.png")
    write(moved, png(1))
    os.remove(first)
    session.find(name=lambda name: name.startswith("SH010_v001") and name.endswith("file is missing"))
    session.label(f"The file is not where it was: {first}")
    session.screenshot("missing")
    session.button("Locate…").act()
    choose_file(session, "Locate the File of SH010_v001", os.path.join(session.folder, "in", "SH010_v002.png"))
    session.find(name="Choose Another File?")
    session.screenshot("missing-other")
    assert show(session, "SH010_v001")["path"] == first
    session.keys("Return")
    choose_file(session, "Locate the File of SH010_v001", moved)
    wait_for("the new place", lambda: show(session, "SH010_v001")["path"] == moved)
    session.app.gone(name=lambda name: name.endswith("file is missing"))
    session.app.gone(name=lambda name: name.startswith("The file is not where it was"))
    # Nothing is stored: what went away and came back needs no correction. The viewer says the same.
    os.rename(moved, first)
    session.focus_window()
    session.focus(session.find(name="Versions"))
    session.keys("Return")
    session.label("1 of 2")
    session.label(f"The file is not where it was: {moved}")
    session.screenshot("missing-viewer")
    os.rename(first, moved)
    session.app.gone(name=lambda name: name.startswith("The file is not where it was"))
    session.screenshot("back-viewer")


def test_record_refinements(session):
    """Files that were made elsewhere go to the versions that their names say, with the time of a person at her rate."""
    open_gallery(session)
    session.cli("member", "rate", PROJECT, "54")
    made = os.path.join(session.folder, "out", "SH010_v002_graded.png")
    write(made, png(4))
    session.button("Order and Size").act()
    last = wait_for("the menu", lambda: list(session.app.all(ROLE.MENU_ITEM)))[-1]
    for _ in range(20):
        if last.focused:
            break
        session.keys("Up")
        time.sleep(0.05)
    session.keys("Return")
    choose_file(session, "Files That Were Made from Versions", made)
    session.label("From SH010_v002")
    session.focus_window()
    session.focus(session.find(name="What Was Done", where=lambda node: node.has(STATE.FOCUSABLE)))
    session.keys("space", "Down", "Return")
    session.focus(session.find(name="Cost of Each", where=lambda node: node.has(STATE.FOCUSABLE)))
    session.keys("Tab", "ctrl+a", "1", "0", "Tab")
    session.label("€9.00")
    session.screenshot("refine-dialog")
    session.button("Record", sensitive=True).act()
    session.find(name="1 refinement recorded")
    recorded = show(session, "SH010_v003")
    assert (recorded["parent"], recorded["operation"], recorded["edit_seconds"]) == ("SH010_v002", "grade", 600), recorded


def test_offer(session):
    """What was marked for editing can be opened at once, although the cursor has moved on."""
    open_gallery(session)
    session.keys("e")
    session.label("SH010_v001 marked for editing")
    session.screenshot("offer")
    session.keys("shift+o")
    session.focus(session.find(name="Paint Desk", where=lambda node: node.has(STATE.FOCUSABLE)))
    session.keys("Return")
    session.label(lambda name: name.startswith("SH010_v001 is open in Paint Desk"))


ui.main()
