#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Versions of a budget by keyboard: save, rename, open for reading, restore, compare, copy from another project, an approval that is out of date."""
import json
import os

import ui
from ui import ROLE, wait_for

PLAN = {
    "currency": "EUR",
    "variables": [{"name": "shots", "value": "12"}],
    "lines": [
        {"phase": "exploration", "account": 1000, "name": "Key frames", "count": 60, "unit": "image", "unit_price": "0.05"},
        {"phase": "production", "account": 2000, "name": "Hero shots", "count": 1, "formula": "shots * 4", "unit": "clip", "unit_price": "4"},
        {"phase": "production", "account": 2000, "name": "Sound effects", "count": 40, "unit": "request"},
        {"phase": "post", "account": 6000, "name": "Grade", "count": 8, "unit": "hour", "unit_price": "55"},
    ],
}
VERSIONS = lambda text: text.startswith("Version ")


def write(session, plan):
    path = os.path.join(session.folder, "plan.json")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(plan, file)
    return path


def edited(count="10", price="55"):
    plan = json.loads(json.dumps(PLAN))
    plan["lines"][3].update(count=int(count), unit_price=price)
    return plan


def open_budget(session):
    session.start()
    card = session.find(name=lambda text: text.startswith("Spring campaign"))
    session.focus(card)
    session.keys("Return")
    session.find(ROLE.LABEL, name=lambda text: text in ("Overview", "Budget"))
    session.keys("ctrl+2")
    session.find(name=lambda text: text.startswith("Key frames"))


def begin(session):
    """Version 1 approved, version 2 kept under a name, version 3 the draft."""
    session.cli("project", "add", "Spring campaign", "--currency", "EUR", "--limit", "2000")
    session.cli("plan", "import", "Spring campaign", write(session, PLAN))
    session.cli("plan", "approve", "Spring campaign", "--by", "Maja")
    session.cli("plan", "import", "Spring campaign", write(session, edited("10")))
    session.cli("plan", "keep", "Spring campaign", "Client round")
    session.cli("plan", "import", "Spring campaign", write(session, edited("12", "60")))
    open_budget(session)


def choose(session, letter):
    """An entry of the version menu by its letter."""
    session.button(VERSIONS).act()
    session.find(ROLE.MENU)
    session.keys(letter)


def versions(session):
    return [(v["version"], v["name"], v["approved"], v["stale"]) for v in session.cli("plan", "versions", "Spring campaign")["items"]]


def wait_versions(session, wanted):
    wait_for(f"versions {wanted}, now {versions(session)}", lambda: versions(session) == wanted)


def total(session):
    nodes = list(session.app.all(ROLE.LABEL))
    return next((nodes[i + 1].name for i, node in enumerate(nodes) if node.name.startswith("Total of version")), None)


def wait_total(session, wanted):
    wait_for(f"the total {wanted} (now {total(session)})", lambda: total(session) == wanted)


def test_stale(session):
    begin(session)
    session.label("Version 3, Draft")
    session.label("Baseline 1 is out of date")
    # (12 × 60 − 8 × 55) × 1.25; a line without a price is the same in both
    session.label("+€350.00 against baseline 1")
    session.screenshot("versions-stale")
    session.focus(session.entry("Name of the line", "Sound effects"))
    session.keys("Tab", "ctrl+a")
    session.type("50")
    session.label("+€350.00 against baseline 1, without what has no price")
    session.button("Approve as Baseline…", sensitive=True).act()
    session.button("Approve").act()
    session.label("Version 3, Approved")
    session.app.gone(ROLE.LABEL, "Baseline 1 is out of date")


def test_save_and_undo(session):
    begin(session)
    choose(session, "s")
    session.find(name="Save as Version")
    session.type("Before the call")
    session.keys("Return")
    session.label("Version 4, Draft")
    wait_versions(session, [(4, None, False, False), (3, "Before the call", False, False), (2, "Client round", False, False), (1, None, True, True)])
    session.focus_window()
    session.keys("ctrl+z")
    session.label("Version 3, Draft")
    wait_versions(session, [(3, None, False, False), (2, "Client round", False, False), (1, None, True, True)])
    session.keys("ctrl+shift+z")
    session.label("Version 4, Draft")
    wait_versions(session, [(4, None, False, False), (3, "Before the call", False, False), (2, "Client round", False, False), (1, None, True, True)])


def test_rename(session):
    begin(session)
    choose(session, "m")
    session.find(name="Rename Version 3")
    session.paste("Łódź_2")
    session.keys("Return")
    session.label("Version renamed")
    wait_for("the name", lambda: versions(session)[0][1] == "Łódź_2")
    # What is typed next keeps the name.
    session.focus_window()
    session.focus(session.entry("Name of the line", "Key frames"))
    session.keys("End")
    session.type("!")
    wait_for("the line to be saved", lambda: session.cli("plan", "show", "Spring campaign")["lines"][0]["name"] == "Key frames!")
    assert versions(session)[0][1] == "Łódź_2", versions(session)
    session.button("Undo", sensitive=True).act()
    wait_for("the line to be as it was", lambda: session.cli("plan", "show", "Spring campaign")["lines"][0]["name"] == "Key frames")
    session.button("Undo", sensitive=True).act()
    wait_for("the name to be gone", lambda: versions(session)[0][1] is None)


def test_read_and_restore(session):
    begin(session)
    wait_total(session, "€1,143.75")  # (3 + 192 + 720) × 1.25
    session.button(VERSIONS).act()
    session.find(ROLE.MENU)
    # The newest stands first.
    session.screenshot("versions-menu")
    session.keys("Down", "Return")
    session.find(name=lambda text: text.startswith("Version 2 · Client round — Kept on"))
    session.label("Version 2, Kept")
    wait_total(session, "€931.25")
    session.screenshot("versions-reading")
    for _ in range(4):
        session.keys("Tab")
        assert next(session.app.all(name="Name of the line", where=lambda node: node.focused), None) is None, "an old version is not edited"
    session.button("Back to Draft").act()
    wait_total(session, "€1,143.75")
    session.button(VERSIONS).act()
    session.find(ROLE.MENU)
    session.keys("Down", "Return")
    wait_total(session, "€931.25")
    session.button("Restore as Draft").act()
    session.label("Version 3, Draft")
    wait_total(session, "€931.25")
    wait_for("the draft to be saved", lambda: session.cli("plan", "show", "Spring campaign")["total"] == "931.25")
    session.focus_window()
    session.keys("ctrl+z")
    wait_total(session, "€1,143.75")
    assert session.cli("plan", "show", "Spring campaign", "--version", "2")["total"] == "931.25"


def test_undo_while_reading(session):
    """Undo is of the draft, and shows it."""
    begin(session)
    session.focus(session.entry("Name of the line", "Key frames"))
    session.keys("End")
    session.type("!")
    session.entry("Name of the line", "Key frames!")
    session.button(VERSIONS).act()
    session.find(ROLE.MENU)
    session.keys("Down", "Return")
    session.label("Version 2, Kept")
    session.entry("Name of the line", "Key frames")
    session.button("Undo").act()
    session.label("Version 3, Draft")
    session.entry("Name of the line", "Key frames")
    wait_total(session, "€1,143.75")
    assert session.cli("plan", "show", "Spring campaign", "--version", "2")["lines"][0]["name"] == "Key frames"


def test_compare(session):
    begin(session)
    choose(session, "w")
    session.find(name=lambda text: text.startswith("One to three versions stand beside version 3"))
    session.screenshot("versions-choose")
    session.button("Compare").act()
    session.find(name=lambda text: text.startswith("Grade. Count 8 → 12 · Unit price €55.00 → €60.00"))
    session.find(name=lambda text: text.startswith("Post") and text.endswith("Difference +€280.00"))
    session.find(name=lambda text: text.startswith("Total. Version 1: €793.75. Version 3: €1,143.75"))
    assert next(session.app.all(name=lambda text: text.startswith("Key frames. ")), None) is None, "only what changed"
    session.screenshot("versions-compare")
    session.button("Only Changes").act()
    session.find(name=lambda text: text.startswith("Key frames. Version 1: €3.00"))
    session.find(name=lambda text: text.startswith("Sound effects. Version 1: Unpriced"))
    session.screenshot("versions-compare-all")
    # One page back, then the dialog.
    session.keys("Escape", "Escape")


def test_compare_two(session):
    """Where there is one other version nobody is asked which."""
    session.cli("project", "add", "Spring campaign", "--currency", "EUR")
    session.cli("plan", "import", "Spring campaign", write(session, PLAN))
    session.cli("plan", "approve", "Spring campaign")
    session.cli("plan", "import", "Spring campaign", write(session, PLAN))
    open_budget(session)
    session.label("Version 2, Draft")
    choose(session, "w")
    session.label("The versions say the same.")
    session.keys("Escape")
    assert next(session.app.all(ROLE.LABEL, name=lambda text: text.endswith("out of date")), None) is None, "the draft says what was approved"


def test_compare_narrow(session):
    begin(session)
    session.label("€856.25 below the limit · Baseline 1 is out of date")
    session.screenshot("versions-narrow")
    session.button("Versions").act()
    session.find(ROLE.MENU)
    session.keys("w")
    session.button("Compare").act()
    session.find(name=lambda text: text.startswith("Grade. Count 8 → 12"))
    session.button("Only Changes").act()
    session.find(name=lambda text: text.startswith("Key frames. Version 1: €3.00"))
    session.screenshot("versions-compare-narrow")
    session.keys("Escape", "Escape")


test_compare_narrow.session = {"width": 360, "height": 720}


def test_copy(session):
    session.cli("project", "add", "Autumn in pounds", "--currency", "GBP")
    session.cli("plan", "import", "Autumn in pounds", write(session, {**PLAN, "currency": "GBP"}))
    begin(session)
    choose(session, "f")
    row = session.find(name=lambda text: text.startswith("Autumn in pounds"))
    session.focus(row)
    session.screenshot("versions-copy")
    session.keys("Return")
    session.label("Plan of “Autumn in pounds” copied; a rate from GBP is needed")
    session.find(ROLE.LABEL, "4 lines have no price")
    wait_for("the copy to be saved", lambda: session.cli("plan", "show", "Spring campaign")["missing_rates"] == ["GBP"])
    session.focus_window()
    session.keys("ctrl+z")
    wait_total(session, "€1,143.75")
    session.find(ROLE.LABEL, "1 line has no price")


def test_narrow(session):
    """The version menu of a narrow window: its dialogs open as sheets and have the focus where something is typed."""
    begin(session)
    session.button("Versions").act()
    session.find(ROLE.MENU)
    session.keys("s")
    session.find(name="Save as Version")
    wait_for("the cursor in the name", lambda: next(session.app.all(where=lambda node: node.focused and node.raw.get_editable_text_iface()), None))
    session.type("Call")
    session.keys("Return")
    wait_for("the version to be kept", lambda: versions(session)[1][1] == "Call")
    session.focus_window()
    session.button("Versions").act()
    session.find(ROLE.MENU)
    session.keys("Down", "Down", "Return")
    session.label("€1,068.75 below the limit · Only for reading")
    session.button("Versions").act()
    session.find(ROLE.MENU)
    session.keys("r")
    session.label("Version 2 restored")


test_narrow.session = {"width": 360, "height": 720}


if __name__ == "__main__":
    ui.main()
