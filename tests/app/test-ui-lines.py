#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines of the form to and from a spreadsheet through the real clipboard, by keyboard."""
import json
import os
import struct
import subprocess
import sys
import time
import zlib

import ui
from ui import ROLE, wait_for

TABLE = ("What\tPhase\tQty\tUnit\tPrice (EUR)\tShots\r\n"
         "Edit\tpost\t1.200\thours\t0,50\t3\r\n"
         "Music\tpost\tmany\t\t10\t\r\n"
         "Grade\tpost\t2,5\thour\t40\t\r\n")


def begin(session):
    session.start()
    session.label("No Projects Yet")
    session.keys("ctrl+n")
    session.focus(session.entry("Name"))
    session.type("Spring campaign")
    session.keys("Return")
    session.find(ROLE.LABEL, "Limits")


HELPER = """
import sys
import time
import gi
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, GLib, Gtk
Gtk.init()
loop = GLib.MainLoop()
clipboard = Gdk.Display.get_default().get_clipboard()
def done(clipboard, result):
    sys.stdout.write(clipboard.read_text_finish(result) or "")
    loop.quit()
if sys.argv[1] == "set":
    clipboard.set(sys.stdin.read())
    print("ready", flush=True)
else:
    clipboard.read_text_async(None, done)
GLib.timeout_add_seconds(60, loop.quit)
loop.run()
"""


class Clipboard:
    """Another program with the clipboard, as a spreadsheet has it."""

    owner = None

    @classmethod
    def set(cls, text):
        cls.release()
        cls.owner = subprocess.Popen([sys.executable, "-c", HELPER, "set"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        cls.owner.stdin.write(text.encode())
        cls.owner.stdin.close()
        assert cls.owner.stdout.readline() == b"ready\n"

    @classmethod
    def release(cls):
        if cls.owner is not None:
            cls.owner.kill()
            cls.owner.wait()
            cls.owner.stdout.close()
            cls.owner = None

    @staticmethod
    def get():
        return subprocess.run([sys.executable, "-c", HELPER, "get"], capture_output=True, check=True, timeout=60).stdout.decode()


def names(session):
    return [node.text for node in session.app.all(name="Name of the line", where=lambda node: node.role in (ROLE.TEXT, ROLE.ENTRY))]


def add_line(session, where, name, count, price):
    group = session.find(name=where, where=lambda node: node.role in (ROLE.GROUPING, ROLE.PANEL))
    group.find(name="Add Line").act()
    wait_for("the cursor in the name", lambda: next(session.app.all(name="Name of the line", where=lambda node: node.focused), None))
    session.type(name)
    session.keys("Tab", "ctrl+a")
    session.type(count)
    session.keys("Tab")
    session.type(price)


def wait_names(session, wanted):
    wait_for(f"the lines {wanted} (now {names(session)})", lambda: names(session) == wanted)


def test_from_a_spreadsheet(session):
    begin(session)
    add_line(session, "People", "Review", "8", "55")
    session.keys("Escape")
    Clipboard.set(TABLE)
    session.keys("ctrl+v")
    session.find(name="1 Row Was Left Out")
    session.find(ROLE.LABEL, "Row 3, Quantity, “many”: This is not a number.")
    session.screenshot("lines-refused")
    session.button("Copy These Rows").act()
    wait_for("the refused row on the clipboard", lambda: Clipboard.get() == "What\tPhase\tQty\tUnit\tPrice (EUR)\tShots\nMusic\tpost\tmany\t\t10\t\n")
    # The table names no account, so the lines go to that of the line they were pasted behind.
    wait_names(session, ["Review", "Edit", "Grade"])
    session.keys("ctrl+z")
    wait_names(session, ["Review"])
    session.keys("ctrl+shift+z")
    wait_names(session, ["Review", "Edit", "Grade"])


def test_copy_and_cut(session):
    begin(session)
    add_line(session, "People", "Review", "8", "55")
    add_line(session, "People", "=Prompts", "3", "40.5")
    session.keys("Escape", "shift+Up", "ctrl+c")
    wait_for("both lines on the clipboard", lambda: Clipboard.get().count("\n") == 3)
    rows = Clipboard.get().splitlines()
    assert rows[0].startswith("Phase\tAccount\tWhat\tModel\tQuantity\tUnit\tUnit price\tCurrency"), rows[0]
    assert rows[1] == "Production\t6000\tReview\t\t8\thour\t55\tEUR\t\t\t440\t\t\t", rows[1]
    assert rows[2] == "Production\t6000\t'=Prompts\t\t3\thour\t40.5\tEUR\t\t\t121.5\t\t\t", rows[2]
    session.keys("ctrl+v")
    wait_names(session, ["Review", "=Prompts", "Review", "=Prompts"])
    # What was pasted is selected: cutting takes just that away, in one step.
    session.keys("ctrl+x")
    wait_names(session, ["Review", "=Prompts"])
    session.keys("ctrl+z")
    wait_names(session, ["Review", "=Prompts", "Review", "=Prompts"])
    session.keys("ctrl+z")
    wait_names(session, ["Review", "=Prompts"])


def test_text_in_a_field_comes_first(session):
    begin(session)
    add_line(session, "People", "Review", "8", "55")
    # From the line itself into its name.
    session.keys("Escape", "Tab", "ctrl+a", "ctrl+c")
    wait_for("the text on the clipboard", lambda: Clipboard.get() == "Review")
    session.keys("End", "ctrl+v")
    wait_names(session, ["ReviewReview"])
    Clipboard.set("120\r\n")
    session.keys("Tab", "ctrl+a", "ctrl+v")
    wait_for("the cell in the field", lambda: session.entry("Count").text == "120")
    Clipboard.set("Sound\t2\t30\n")
    session.keys("ctrl+v")
    wait_names(session, ["ReviewReview", "Sound"])


def test_select_all_and_remove(session):
    begin(session)
    add_line(session, "People", "Review", "8", "55")
    add_line(session, "Services", "Disk", "2", "10")
    session.keys("Escape", "ctrl+a", "Delete")
    wait_names(session, [])
    session.keys("ctrl+z")
    wait_names(session, ["Review", "Disk"])


def picture(path, seed):
    """A small PNG that says which model made it."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    text = f"a summit\nNegative prompt: text\nSteps: 20, Sampler: Euler, CFG scale: 7, Seed: {seed}, Size: 8x8, Model: flux-schnell"
    rows = b"".join(b"\0" + bytes((seed * 9 + x) % 256 for x in range(24)) for _ in range(8))
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0))
                   + chunk(b"tEXt", b"parameters\0" + text.encode()) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def test_measured_rate(session):
    """What was decided stands beside the rate, and Use plans with it."""
    begin(session)
    media = os.path.join(session.folder, "media")
    os.makedirs(media)
    for number in range(1, 6):
        picture(os.path.join(media, f"SH010_v{number:03}.png"), number)
    session.cli("import", media, "--project", "1", "--phase", "production")
    for number, decision in enumerate(("accepted", "rejected", "rejected", "edit"), 1):
        session.cli("decide", f"SH010_v{number:03}", decision)
    plan = os.path.join(session.folder, "plan.json")
    with open(plan, "w") as file:
        json.dump({"lines": [{"name": "Shots", "model": "fal/flux-schnell", "wanted": 6, "acceptance": "0.5", "unit": "image"}]}, file)
    session.cli("plan", "import", "1", plan)
    session.button("Details").act()
    session.find(ROLE.LABEL, name=lambda text: text.startswith("Measured 25.0") and text.endswith("1 of 4"))
    session.screenshot("lines-measured")
    session.button("Use").act()
    # 6 ÷ (2 ÷ 6)
    wait_for("the count", lambda: session.entry("Count").text == "18")
    wait_for("the draft in the library", lambda: session.cli("plan", "show", "1")["lines"][0].get("attempts_seen") == 4)
    line = session.cli("plan", "show", "1")["lines"][0]
    assert (line["accepted_seen"], line.get("acceptance")) == (1, None), line


def test_worked_out(session):
    """A line of one's own machine comes from its terms, and opens them again."""
    begin(session)
    group = session.find(name="Services", where=lambda node: node.role in (ROLE.GROUPING, ROLE.PANEL))
    session.focus(group.find(name="Add a Line That Is Worked Out"))
    session.keys("Return")
    time.sleep(1)  # a menu is no node of its own on the bus
    session.keys("Return")
    session.focus(session.entry("Rent a GPU-hour"))
    session.keys("ctrl+a")
    session.type("2.69")
    session.find(ROLE.LABEL, "€1,963.70 a month, €1,963.70 together")
    session.screenshot("lines-form")
    session.focus(session.entry("Months"))
    session.keys("ctrl+a")
    session.type("6")
    session.find(ROLE.LABEL, "€1,963.70 a month, €11,782.20 together")
    session.keys("Escape")
    wait_names(session, ["Own Infrastructure"])
    wait_for("the draft in the library", lambda: session.cli("plan", "show", "1")["lines"][0].get("count") == "6")
    line = session.cli("plan", "show", "1")["lines"][0]
    assert (line["unit_price"], line["unit"], line["select"]["rent"]) == ("1963.7", "month", "2.69"), line
    session.button("Details").act()
    session.button("Edit Terms…").act()
    assert session.entry("Rent a GPU-hour").text == "2.69"
    assert session.entry("Months").text == "6"
    session.keys("Escape")
    session.app.gone(name="Rent a GPU-hour")
    session.screenshot("lines-details")


def open_form(session, group, downs):
    """The nth form of a group's menu."""
    box = session.find(name=group, where=lambda node: node.role in (ROLE.GROUPING, ROLE.PANEL))
    session._xdotool("mousemove", "1", "1")  # a pointer above the menu would choose, too
    session.focus(box.find(name="Add a Line That Is Worked Out"))
    session.keys("Return")
    time.sleep(2)  # a menu is no node of its own on the bus
    for _ in range(downs):
        session.keys("Down")
        time.sleep(0.5)
    session.keys("Return")


def set_terms(session, terms):
    for name, text in terms:
        session.focus(session.entry(name))
        session.keys("ctrl+a")
        session.type(text)


def test_storage_and_time(session):
    """Storage grows by the month; people's time comes from attempts, waiting and edits."""
    begin(session)
    open_form(session, "Services", 3)
    set_terms(session, [("Gigabytes at the start", "100"), ("Gigabytes added a month", "50"), ("Versions kept of each file", "3"), ("Backup copies", "1"),
                        ("Price of a gigabyte and month", "0.02"), ("Months", "4")])
    session.find(ROLE.LABEL, "€21.00 a month, €84.00 together")
    session.screenshot("lines-storage")
    session.keys("Escape")
    wait_for("the storage in the library", lambda: session.cli("plan", "show", "1")["lines"][0].get("count") == "4")
    line = session.cli("plan", "show", "1")["lines"][0]
    assert (line["account"], line["unit_price"], line["unit"]) == (5000, "21", "month"), line
    open_form(session, "People", 0)
    set_terms(session, [("Attempts to look at", "120"), ("Minutes of review each", "2"), ("Minutes of waiting each", "0.5"), ("Waiting that somebody sits through, %", "50"),
                        ("Attempts in a batch", "4"), ("Edits", "6"), ("Minutes an edit", "10"), ("Person an hour", "60")])
    session.find(ROLE.LABEL, "7 hours, €420.00 together")
    session.screenshot("lines-time")
    session.keys("Escape")
    wait_for("the hours in the library", lambda: any(line["account"] == 6000 and line.get("count") == "7" for line in session.cli("plan", "show", "1")["lines"]))


def step(session, key, name):
    """One of two steps: the row of a term can have the focus before its entry does."""
    for _ in range(2):
        session.keys(key)
        time.sleep(0.3)
        if session.entry(name).focused:
            return
    raise ui.Failure(f"{key} does not reach {name}")


def test_shift_tab(session):
    """Shift+Tab goes back through the terms, as Tab goes forward."""
    begin(session)
    open_form(session, "Services", 0)
    session.focus(session.entry("Headroom for scaling, %"))
    step(session, "Tab", "Copies for high availability")
    step(session, "shift+Tab", "Headroom for scaling, %")
    step(session, "shift+Tab", "GPUs needed")
    session.keys("Escape")
    session.app.gone(name="GPUs needed")


if __name__ == "__main__":
    try:
        ui.main()
    finally:
        Clipboard.release()
