# SPDX-License-Identifier: GPL-3.0-or-later
"""Reviewing in the real window: stars, reasons of one's own, two reviewers, measured time, and where one left off."""
import os
import time

import ui
from ui import ROLE, STATE, wait_for

PICTURES = 12
PROJECT = "Nordlys – Winter Film"


def cells(session):
    grid = session.find(name="Versions")
    return [node.name for node in grid.all(where=lambda node: ", " in node.name)]


def open_gallery(session, fresh=True):
    if fresh:
        session.cli("demo", "--generations", str(PICTURES), "--folder", os.path.join(session.folder, "pictures"))
    session.start()
    card = session.find(name=lambda name: name.startswith(PROJECT), where=lambda node: node.has(STATE.FOCUSABLE))
    session.focus(card)
    session.keys("Return")
    session.find(ROLE.LABEL, "Spent")
    session.keys("ctrl+3")
    wait_for("versions", lambda: cells(session))
    session.focus(session.find(name="Versions"))
    time.sleep(0.5)
    if fresh:
        session.keys("Home")
        time.sleep(0.3)


def first(session):
    return cells(session)[0].split(",")[0]


def show(session, version):
    return session.cli("generation", "show", version, "--project", PROJECT)


# From the end of the menu on: the items of a GtkPopoverMenu have no names for the accessibility bus.
ITEMS = {"Show Disputed": -7, "Reasons…": -6, "People and Hours…": -5}


def menu(session, item):
    session.button("Order and Size").act()
    wanted = wait_for("the menu", lambda: list(session.app.all(ROLE.MENU_ITEM)))[ITEMS[item]]
    for _ in range(20):
        if wanted.focused:
            break
        session.keys("Down")
        time.sleep(0.05)
    session.keys("Return")


def count_stars(session, stars):
    return session.cli("search", PROJECT, f"stars:{stars}")["total"]


def test_stars(session):
    open_gallery(session)
    version = first(session)
    session.keys("4")
    wait_for("four stars", lambda: show(session, version)["stars"] == 4)
    wait_for("stars for the screen reader", lambda: "4 stars" in cells(session)[0])
    session.find(name=f"{version}: 4 stars")
    session.keys("ctrl+z")
    wait_for("no stars", lambda: show(session, version)["stars"] == 0)
    session.keys("shift+ctrl+z")
    wait_for("four stars again", lambda: show(session, version)["stars"] == 4)

    # The inspector shows them, and its stars are pressed; the last one that is lit takes them away.
    session.button("4 Stars").act()
    wait_for("no stars after the last one was pressed", lambda: show(session, version)["stars"] == 0)
    session.button("3 Stars").act()
    wait_for("three stars", lambda: show(session, version)["stars"] == 3)
    assert session.button("3 Stars").has(STATE.PRESSED) or session.button("3 Stars").has(STATE.CHECKED)

    # All at once is one act.
    session.focus(session.find(name="Versions"))
    session.keys("ctrl+a", "2")
    wait_for("two stars for all", lambda: count_stars(session, 2) == PICTURES)
    session.find(name=f"{PICTURES} versions: 2 stars")
    session.screenshot("stars")
    session.keys("ctrl+z")
    wait_for("what they had", lambda: count_stars(session, 2) == 0 and count_stars(session, 3) == 1)

    # In the viewer too; side by side the digits are the panes.
    session.keys("Home", "Return")
    session.find(ROLE.LABEL, f"1 of {PICTURES}")
    time.sleep(0.5)
    session.keys("5")
    wait_for("five stars", lambda: show(session, version)["stars"] == 5)
    session.keys("c")
    session.find(name="Accept 1")
    session.keys("2")
    session.find(name="Accept 2")
    assert show(session, version)["stars"] == 5
    session.keys("alt+1")
    wait_for("one star for the other", lambda: count_stars(session, 1) == 1)


def test_reasons(session):
    open_gallery(session)
    version = first(session)
    menu(session, "Reasons…")
    entry = session.entry("Add a Reason")
    session.focus(entry)
    session.paste("Horizon")
    session.keys("Return")
    wait_for("a tenth reason", lambda: session.cli("reason", "list")["total"] == 10)
    # Up to the first place by keyboard.
    row = session.find(name="Without a key", where=lambda node: node.role in (ROLE.TEXT, ROLE.ENTRY))
    session.focus(row, backwards=True)
    for place in range(9, 0, -1):
        session.keys("alt+Up")
        wait_for(f"place {place}", lambda: session.cli("reason", "list")["items"][place - 1]["reason"] == "Horizon")
        time.sleep(0.3)
    session.button("Remove “Anatomy”").act()
    wait_for("nine reasons", lambda: session.cli("reason", "list")["total"] == 9)
    session.screenshot("reasons-dialog")
    time.sleep(0.3)
    session.keys("Escape")
    session.app.gone(name="Add a Reason")
    session.focus(session.find(name="Versions"))
    session.keys("Home")
    time.sleep(0.3)
    session.keys("x")
    session.find(name=f"{version} rejected. Why?")
    session.screenshot("reasons-strip")
    session.keys("1")
    wait_for("the reason", lambda: show(session, version)["reason"] == "Horizon")
    # The list goes back step by step, the decision keeps its words.
    session.keys("ctrl+z")
    wait_for("the decision taken back", lambda: show(session, version)["decision"] != "rejected")
    session.keys("ctrl+z")
    wait_for("Anatomy is back", lambda: session.cli("reason", "list")["total"] == 10)


def cell(session, version):
    return next((name for name in cells(session) if name.startswith(version)), "")


def test_two_reviewers(session):
    session.cli("demo", "--generations", str(PICTURES), "--folder", os.path.join(session.folder, "pictures"))
    version = session.cli("generation", "list", PROJECT, "--decision", "pending")["items"][0]["version_id"]
    session.cli("decide", version, "accepted", "--member", "Ada", "--project", PROJECT)
    open_gallery(session, fresh=False)
    session.keys("Home")
    for _ in range(PICTURES):
        if next(session.app.all(ROLE.LABEL, version), None):
            break
        session.keys("Right")
        time.sleep(0.3)
    session.keys("x", "Escape")
    wait_for("a dispute", lambda: show(session, version)["disputed"])
    wait_for("its sign", lambda: "disputed" in cell(session, version))
    menu(session, "Show Disputed")
    wait_for("that one", lambda: cell(session, version) and len(cells(session)) < PICTURES)
    session.focus(session.find(name="Versions"))
    for _ in range(PICTURES):
        if next(session.app.all(ROLE.LABEL, version), None):
            break
        session.keys("Right")
        time.sleep(0.3)
    session.label("Reviewers do not agree")
    wait_for("both names", lambda: next(session.app.all(name="Ada", showing=False), None))
    session.screenshot("disputed")
    # One who takes a decision back disputes nothing.
    session.keys("u")
    wait_for("no dispute", lambda: not show(session, version)["disputed"])


def test_time(session):
    open_gallery(session)
    version = first(session)
    session.cli("member", "rate", PROJECT, "36")
    before = session.cli("ledger", "list", PROJECT, "--account", "6000")["total"]
    time.sleep(4)
    session.keys("a")
    wait_for("a decision", lambda: show(session, version)["decision"] == "accepted")
    seconds = show(session, version)["decisions"][0]["review_seconds"]
    assert seconds and 4 <= seconds < 30, seconds
    assert session.cli("ledger", "list", PROJECT, "--account", "6000")["total"] == before, "posted with the key"
    # Leaving the gallery posts what was measured.
    session.keys("ctrl+1")
    wait_for("an entry", lambda: session.cli("ledger", "list", PROJECT, "--account", "6000")["total"] == before + 1, timeout=15)
    session.keys("ctrl+3")
    wait_for("versions", lambda: cells(session))
    menu(session, "People and Hours…")
    session.entry("Everybody Else · EUR an hour", text="36")
    session.screenshot("people")
    session.keys("Escape")


def test_resume(session):
    session.environment["GSETTINGS_BACKEND"] = "keyfile"
    open_gallery(session)
    session.keys("Right", "Right", "Right", "Right")
    wanted = cells(session)[4].split(",")[0]
    wait_for("the fifth", lambda: session.find(name=wanted, where=lambda node: node.role == ROLE.LABEL))
    time.sleep(1)
    session.stop()
    session.process = None
    open_gallery(session, fresh=False)
    session.find(ROLE.LABEL, wanted)


if __name__ == "__main__":
    ui.main()
