#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Library, new project, sample project, import, navigation."""
import os
import struct
import time
import zlib

import ui
from ui import ROLE, Failure, wait_for


def write_png(path, text, shade):
    """A small picture with the text that AUTOMATIC1111 writes into it."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    width, height = 64, 48
    rows = b"".join(b"\0" + bytes((shade, x * 3 % 256, y * 5 % 256)[i] for x in range(width) for i in range(3)) for y in range(height))
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        file.write(chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)))
        file.write(chunk(b"tEXt", b"parameters\0" + text.encode("latin-1")))
        file.write(chunk(b"IDAT", zlib.compress(rows)))
        file.write(chunk(b"IEND", b""))


def make_pictures(folder, count):
    os.makedirs(folder)
    for number in range(1, count + 1):
        write_png(
            os.path.join(folder, f"SH010_v{number:03}.png"),
            f"a lighthouse in snow\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: {1000 + number}, Size: 64x48, Model: somewhere-v1",
            number * 20 % 256,
        )
    return folder


def make_project(session, name="Spring campaign", limit="1000"):
    session.button("New Project…").act()
    session.focus(session.entry("Name"))
    session.type(name)
    session.focus(session.entry("Limit on Everything (Optional)"))
    session.type(limit)
    session.keys("Return")
    session.find(ROLE.LABEL, "Limits")


def test_new_project(session):
    session.start()
    session.label("No Projects Yet")
    session.keys("ctrl+n")
    name = session.entry("Name")
    create = session.button("Create")
    assert not create.sensitive, "a project without a name can be made"
    session.type("Spring campaign")
    wait_for("Create to become possible", lambda: create.sensitive)

    limit = session.entry("Limit on Everything (Optional)")
    session.focus(limit)
    session.type("12x")
    session.find(name=lambda text: text.startswith("“12x” is not a number."))
    assert not create.sensitive, "a limit that is no number is taken"
    session.keys("ctrl+a")
    session.type("1500.50")
    wait_for("Create to become possible again", lambda: create.sensitive)
    session.keys("Return")
    session.find(ROLE.LABEL, "Limits")

    project = session.cli("project", "show", "Spring campaign")
    assert project["limit"] == "1500.5", project
    session.keys("ctrl+n")
    session.focus(session.entry("Name"))
    session.type("Spring campaign")
    session.keys("Return")
    session.find(name=lambda text: "Spring campaign" in text and text.endswith("."), where=lambda node: node.role != ROLE.FRAME)
    session.keys("Escape")


def test_keyboard_only(session):
    """From nothing to a project and through all views without a pointer."""
    session.start()
    session.label("No Projects Yet")
    session.keys("ctrl+n")
    session.focus(session.entry("Name"))
    session.type("Keys only")
    session.keys("Return")
    session.find(ROLE.LABEL, "Limits")
    for key, heading in (("ctrl+1", "Plan First"), ("ctrl+2", "Limits")):
        session.keys(key)
        session.label(heading)
    for key, view in (("ctrl+3", "Gallery"), ("ctrl+4", "Ledger"), ("ctrl+5", "Reports")):
        session.keys(key)
        row = session.find(ROLE.LIST_ITEM, view)
        wait_for(f"{view} to be selected", lambda: row.has(ui.STATE.SELECTED))
    session.keys("alt+Left")
    session.label("No budget yet")
    session.keys("ctrl+f")
    session.type("nobody")
    session.label("No Results Found")
    session.keys("Escape")
    session.label("Keys only")
    session.keys("ctrl+question")
    session.label("Keyboard Shortcuts")
    session.keys("Escape")


def test_archive_and_undo(session):
    session.start()
    make_project(session, "Old work")
    session.keys("alt+Left")
    card = session.find(ROLE.TABLE_CELL, "Old work")
    session.focus(card)
    session.keys("space", "Delete")
    session.label("“Old work” archived")
    session.label("No Projects Yet")
    session.button("Undo").act()
    session.find(ROLE.TABLE_CELL, "Old work")


def test_import_folder(session):
    folder = make_pictures(os.path.join(session.folder, "pictures"), 5)
    with open(os.path.join(folder, "broken.png"), "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\nnothing")
    session.start()
    make_project(session)
    session.keys("ctrl+3")
    # The path is typed into the file dialog, as a person without a pointer does it.
    session.button("Import…").act()
    session.button("Folder…").act()
    session.find(name="Choose Folders to Import")
    session.keys("ctrl+l")
    session.paste(folder)
    session.keys("Return")
    session.button("Import", sensitive=True).act()
    session.find(name="5 Versions Imported", timeout=60)
    session.find(name=lambda text: text.startswith("5 have no price"))
    session.label("broken.png")
    session.button("Done").act()
    badge = session.find(ROLE.LABEL, "5")
    assert badge is not None
    counts = session.cli("generation", "list", "Spring campaign")
    assert len(counts["items"] if isinstance(counts, dict) else counts) == 5, counts


def test_sample_project(session):
    session.start()
    session.button("Open the Sample Project").act()
    session.label("Plan and Actual by Phase", timeout=180)
    session.find(ROLE.LABEL, name=lambda text: text.startswith("€") and text != "€0.00")
    session.button(lambda text: text.startswith("Review "))
    session.keys("ctrl+2")
    session.entry("Name of the line", "Look development")
    session.keys("alt+Left")
    session.find(name=lambda text: text.endswith("reviewed"))


def test_change_by_another_process(session):
    session.start()
    make_project(session)
    session.keys("alt+Left")
    session.label("Spring campaign")
    session.cli("project", "add", "From the command line", "--currency", "EUR")
    began = time.monotonic()
    session.label("From the command line", timeout=5)
    print(f"# seen after {time.monotonic() - began:.2f} s", flush=True)


def test_library_failures(session):
    with open(session.library, "wb") as file:
        file.write(b"This is a letter and no library." * 200)
    before = open(session.library, "rb").read()
    session.start()
    session.label("This File Is Not a Library")
    session.button("Try Again")
    session.button("Open Another Library…")
    assert open(session.library, "rb").read() == before, "a foreign file was written to"


def test_narrow(session):
    session.start()
    session.label("No Projects Yet")
    session.keys("ctrl+n")
    session.focus(session.entry("Name"))
    session.type("Narrow")
    session.keys("Return")
    session.label("Exploration")
    session.button("Back").act()
    session.find(ROLE.LIST_ITEM, "Ledger")
    session.screenshot("narrow-views")


test_narrow.session = {"width": 360, "height": 720}

if __name__ == "__main__":
    ui.main()
