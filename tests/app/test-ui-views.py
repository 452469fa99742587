# SPDX-License-Identifier: GPL-3.0-or-later
"""Gallery, Ledger and Reports in the real window, by keys and the accessibility tree."""
import os
import subprocess
import time

import ui
from ui import ROLE, STATE, wait_for

PICTURES = 24
PROJECT = "Nordlys – Winter Film"


def open_project(session, view):
    """The sample project, made by the program for the terminal, with the view of that number in front."""
    session.cli("demo", "--generations", str(PICTURES), "--folder", os.path.join(session.folder, "pictures"))
    session.start()
    card = session.find(name=lambda name: name.startswith(PROJECT), where=lambda node: node.has(STATE.FOCUSABLE))
    session.focus(card)
    session.keys("Return")
    session.label("Fjordvik Outerwear")
    session.keys(f"ctrl+{view}")


def cells(session):
    """Names of the versions that are shown: "SH040_v014, accepted, €4.20"."""
    grid = session.find(name="Versions")
    return [node.name for node in grid.all(where=lambda node: ", " in node.name)]


def selected(session):
    grid = session.find(name="Versions")
    return [node.name for node in grid.all(where=lambda node: node.has(STATE.SELECTED))]


def target(session):
    return wait_for("one version to be selected", lambda: len(selected(session)) == 1 and selected(session)[0]).split(",")[0]


def decision(session, version):
    return session.cli("generation", "show", version, "--project", PROJECT)


def wait_decision(session, version, wanted):
    wait_for(f"{version} to be {wanted}", lambda: any(name.startswith(f"{version}, {wanted}") for name in cells(session)))
    assert decision(session, version)["decision"] == wanted, decision(session, version)


def open_undecided(session):
    open_project(session, 3)
    wait_for("versions", lambda: cells(session))
    session.find(name=lambda name: name.startswith("Undecided, ")).act()
    wait_for("only undecided ones", lambda: cells(session) and all(", undecided, " in name for name in cells(session)))
    session.focus(session.find(name="Versions"))
    time.sleep(0.5)
    session.keys("Home")


def test_review_by_keys(session):
    open_undecided(session)
    first = target(session)
    session.keys("a")
    wait_decision(session, first, "accepted")
    second = target(session)
    assert second != first, "auto-advance stayed"

    # A rejected one stays where it was; the strip names it although the cursor has moved on; a digit gives the reason.
    session.keys("x")
    session.label(f"{second} rejected. Why?")
    third = target(session)
    assert third != second
    session.keys("1")
    wait_for("the reason", lambda: decision(session, second).get("reason"))
    wait_decision(session, second, "rejected")

    # One step back takes back the rejection with its reason.
    session.keys("ctrl+z")
    wait_for("undo", lambda: decision(session, second)["decision"] == "pending")
    assert target(session) == third
    session.keys("shift+ctrl+z")
    wait_for("redo", lambda: decision(session, second)["decision"] == "rejected")

    session.keys("e")
    wait_decision(session, third, "edit")
    session.screenshot("gallery-reviewed")


def test_many_at_once(session):
    open_undecided(session)
    session.keys("shift+Right", "shift+Right")
    names = [name.split(",")[0] for name in wait_for("three selected", lambda: len(selected(session)) == 3 and selected(session))]
    session.keys("x")
    session.label("3 versions rejected. Why?")
    for name in names:
        wait_decision(session, name, "rejected")
    session.find(name="Undo", where=lambda node: node.role == ROLE.PUSH_BUTTON).act()
    for name in names:
        wait_for("undo of all", lambda name=name: decision(session, name)["decision"] == "pending")


def test_letters_in_the_search(session):
    open_undecided(session)
    session.keys("ctrl+f")
    time.sleep(0.3)
    before = decision(session, target(session))["decision"]
    session.type("xae")
    wait_for("no versions", lambda: next(session.app.all(name="No Versions Found"), None))
    session.keys("Escape")
    wait_for("versions again", lambda: cells(session))
    assert decision(session, target(session))["decision"] == before


def test_reverse_an_entry(session):
    open_project(session, 4)
    wait_for("the chain to be verified", lambda: next(session.app.all(ROLE.LABEL, lambda name: name.startswith("Verified ")), None))
    before = session.cli("ledger", "list", PROJECT)
    session.focus(session.find(name="Entries"))
    time.sleep(0.5)
    session.keys("Home")
    button = session.button("Reverse…")
    wait_for("Reverse to be possible", lambda: button.sensitive)
    button.act()
    reverse = session.button("Reverse")
    assert not reverse.sensitive, "a reversal without a reason"
    session.type("Charged twice")
    wait_for("Reverse to be possible", lambda: reverse.sensitive)
    session.keys("Return")
    wait_for("a toast", lambda: next(session.app.all(ROLE.LABEL, lambda name: name.startswith("Entry ") and name.endswith(" reversed")), None))
    wait_for("the reversal", lambda: next(session.app.all(name=lambda name: "Reversal of " in name), None))
    after = session.cli("ledger", "list", PROJECT)
    assert len(str(after)) > len(str(before))
    session.screenshot("ledger-reversed")


def test_export_a_report(session):
    open_project(session, 5)
    session.find(name=lambda name: name.startswith("Page 1, "), timeout=40)
    path = os.path.join(session.folder, "report.pdf")
    session.button("Export PDF…").act()
    session.entry("Name:")
    session.paste(path)
    session.button("Export", sensitive=True).act()
    wait_for("the file", lambda: os.path.exists(path), 30)
    pages = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    assert "Tagged:          yes" in pages, pages
    assert "Pages:" in pages, pages
    wait_for("a toast", lambda: next(session.app.all(ROLE.LABEL, lambda name: name.startswith("Saved ")), None))


if __name__ == "__main__":
    ui.main()
