# SPDX-License-Identifier: GPL-3.0-or-later
"""The viewer in the real window: zoom, next, side by side, wipe, blink, decisions per pane and undo, all by keys."""
import os
import re
import time

import ui
from ui import ROLE, STATE, wait_for

PICTURES = 24
PROJECT = "Nordlys – Winter Film"


def cells(session, name="Versions"):
    grid = session.find(name=name)
    return [node.name for node in grid.all(where=lambda node: ", " in node.name)]


def open_gallery(session):
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
    session.keys("Home")


def names(session):
    """Versions of the panes that are shown, in order: "SH010_v001, undecided" or "1, SH010_v001, undecided"."""
    return [node.name for node in session.app.all(ROLE.IMAGE, lambda name: re.search(r"[A-Z0-9]+_v\d+, \w+$", name))]


def version(name):
    return re.search(r"[A-Z0-9]+_v\d+", name).group()


def shown(session, count=1):
    return wait_for(f"{count} panes", lambda: len(names(session)) == count and [version(name) for name in names(session)])


def decision(session, which):
    return session.cli("generation", "show", which, "--project", PROJECT)["decision"]


def wait_decision(session, which, wanted):
    wait_for(f"{which} to be {wanted}", lambda: decision(session, which) == wanted)


def active(session, label):
    toggle = session.find(name=label, where=lambda node: node.role in (ROLE.TOGGLE_BUTTON, ROLE.RADIO_BUTTON))
    return toggle.has(STATE.CHECKED) or toggle.has(STATE.PRESSED)


def position(session):
    return session.find(ROLE.LABEL, lambda name: re.fullmatch(r"\d+ of \d+", name)).name


def open_viewer(session):
    open_gallery(session)
    session.keys("Return")
    first = shown(session)[0]
    time.sleep(0.5)
    return first


def test_move_and_zoom(session):
    first = open_viewer(session)
    assert position(session) == f"1 of {PICTURES}", position(session)
    session.keys("Right")
    wait_for("the next version", lambda: shown(session)[0] != first)
    assert position(session) == f"2 of {PICTURES}", position(session)
    session.keys("Left")
    wait_for("the first version again", lambda: shown(session)[0] == first)

    session.keys("z")
    wait_for("100 %", lambda: active(session, "100 %"))
    session.keys("plus")
    wait_for("125 %", lambda: active(session, "125 %"))
    # Zoomed, the arrow keys move the picture and not the list.
    session.keys("Right", "Down")
    time.sleep(0.3)
    assert shown(session)[0] == first
    session.screenshot("viewer-zoomed")
    session.keys("Page_Down")
    wait_for("the next version", lambda: shown(session)[0] != first)
    session.keys("ctrl+0")
    wait_for("the whole picture", lambda: active(session, "Fit"))
    session.screenshot("viewer-single")

    # The gallery follows where the viewer went.
    second = shown(session)[0]
    session.keys("Escape")
    grid = session.find(name="Versions")
    wait_for("the gallery to follow", lambda: any(node.name.startswith(second) for node in grid.all(where=lambda node: node.has(STATE.SELECTED))))


def test_decide_with_auto_advance(session):
    open_viewer(session)
    session.keys("bracketright")
    time.sleep(0.4)
    first = shown(session)[0]
    assert decision(session, first) == "pending", decision(session, first)
    session.keys("a")
    wait_decision(session, first, "accepted")
    second = wait_for("the next undecided version", lambda: shown(session)[0] != first and shown(session)[0])
    assert decision(session, second) == "pending"
    session.keys("x")
    session.label(f"{second} rejected. Why?")
    session.keys("2")
    wait_for("the reason", lambda: session.cli("generation", "show", second, "--project", PROJECT).get("reason"))
    session.keys("ctrl+z")
    wait_decision(session, second, "pending")
    session.keys("ctrl+z")
    wait_decision(session, first, "pending")
    session.keys("shift+ctrl+z")
    wait_decision(session, first, "accepted")


def test_side_by_side(session):
    open_viewer(session)
    session.keys("bracketright")
    time.sleep(0.4)
    session.keys("c")
    one, two = shown(session, 2)
    assert one != two
    session.label("Difference")
    session.button("Accept 1")
    session.keys("Tab")
    session.button("Accept 2")
    session.screenshot("viewer-side")
    before = decision(session, two)
    session.keys("e")
    wait_decision(session, two, "edit")
    # Side by side nothing moves on by itself.
    assert shown(session, 2) == [one, two]
    session.keys("ctrl+z")
    wait_decision(session, two, before)

    # A digit chooses the pane; keeping one rejects the others, and that is one step.
    session.keys("shift+c")
    three = shown(session, 3)[2]
    session.keys("2")
    session.button("Keep 2, Reject the Others")
    was = [decision(session, name) for name in (one, two, three)]
    session.keys("shift+p")
    wait_decision(session, two, "accepted")
    wait_decision(session, one, "rejected")
    wait_decision(session, three, "rejected")
    time.sleep(0.3)
    session.keys("ctrl+z")
    for name, wanted in zip((one, two, three), was):
        wait_decision(session, name, wanted)
    session.screenshot("viewer-three")
    session.keys("shift+c")
    shown(session, 4)
    session.screenshot("viewer-four")
    session.keys("BackSpace", "BackSpace")
    shown(session, 2)
    session.keys("Escape")
    shown(session, 1)


def test_wipe_and_blink(session):
    open_viewer(session)
    session.keys("w")
    one, two = shown(session, 2)
    line = session.find(ROLE.SLIDER, "Divider")
    wait_for("the line to have the focus", lambda: line.focused)
    from gi.repository import Atspi

    value = lambda: Atspi.Value.get_current_value(line.raw.get_value_iface())
    assert round(value()) == 50, value()
    session.keys("Left", "Left", "Left")
    wait_for("the line to move", lambda: round(value()) == 44)
    assert shown(session, 2) == [one, two]
    session.screenshot("viewer-wipe")
    session.keys("End")
    wait_for("the line at the end", lambda: round(value()) == 100)

    session.keys("b")
    assert shown(session) == [one]
    session.button("Accept 1")
    session.keys("b")
    wait_for("the other one in its place", lambda: shown(session) == [two])
    session.button("Accept 2")
    session.screenshot("viewer-blink")
    session.keys("b")
    wait_for("the first one again", lambda: shown(session) == [one])
    session.keys("c")
    shown(session, 2)


def test_selected_ones_from_the_gallery(session):
    open_gallery(session)
    session.keys("shift+Right", "shift+Right", "c")
    assert len(set(shown(session, 3))) == 3


def test_narrow(session):
    open_viewer(session)
    session.screenshot("viewer-narrow")
    session.keys("c")
    shown(session, 2)
    session.screenshot("viewer-narrow-side")
    session.keys("F9")
    session.label("Difference")
    session.screenshot("viewer-narrow-difference")


test_narrow.session = {"width": 360, "height": 720}

if __name__ == "__main__":
    ui.main()
