# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups, the jump list and the place in the gallery, by keys; and a review of fifty pictures without a pointer."""
import os
import subprocess
import time

import ui
from ui import ROLE, STATE, wait_for

PROJECT = "Nordlys – Winter Film"
# Places in the menu: its items have no names of their own on the accessibility bus.
ORDERS = ["deliverable", "phase", "model", "newest", "day", None, "dearest"]


def open_gallery(session, pictures=60):
    session.cli("demo", "--generations", str(pictures), "--folder", os.path.join(session.folder, "pictures"))
    session.start()
    card = session.find(name=lambda name: name.startswith(PROJECT), where=lambda node: node.has(STATE.FOCUSABLE))
    session.focus(card)
    session.keys("Return")
    session.label("Fjordvik Outerwear")
    session.keys("ctrl+3")
    wait_for("versions", lambda: cells(session))
    wait_for("the focus among the versions", lambda: focused(session))


def grid(session):
    return session.find(name="Versions")


def cells(session):
    return [node.name for node in grid(session).all(where=lambda node: ", " in node.name)]


def focused(session):
    """The version that has the keyboard."""
    return next((node.name.split(",")[0] for node in grid(session).all(where=lambda node: node.focused and ", " in node.name)), None)


def target(session):
    marked = [node.name.split(",")[0] for node in grid(session).all(where=lambda node: node.has(STATE.SELECTED))]
    return marked[0] if len(marked) == 1 else None


def here(session, version):
    """The person is at a version: it alone is selected, has the focus and can be seen."""
    return target(session) == version and focused(session) == version


def listed(session, *arguments):
    return [item["version_id"] for item in session.cli("generation", "list", PROJECT, *arguments)["items"]]


def groups(session, by):
    return session.cli("generation", "groups", PROJECT, "--by", by)["items"]


def choose(session, order):
    """An order from the menu of the header, by keys."""
    session.button("Order and Size").act()

    def items():
        return [node for node in session.app.all(where=lambda node: node.role in (ROLE.MENU_ITEM, ROLE.RADIO_MENU_ITEM, ROLE.CHECK_MENU_ITEM))]

    wait_for("the menu", lambda: len(items()) > len(ORDERS) and any(node.focused for node in items()))
    for _ in range(20):
        if items()[ORDERS.index(order)].focused:
            break
        session.keys("Down")
    session.keys("Return")
    wait_for("the menu to close", lambda: not items())


def rows(session):
    box = next(session.app.all(name="Groups", role=ROLE.LIST), None)
    return [node.name for node in box.all(ROLE.LIST_ITEM)] if box else []


def jump(session, text=""):
    session.keys("j")
    entry = session.entry("Search groups")
    wait_for("the focus in the search", lambda: entry.focused)
    wait_for("groups", lambda: rows(session))
    if text:
        session.type(text)
    return entry


def test_groups(session):
    open_gallery(session)
    for by in ("deliverable", "phase", "day"):
        if by != "deliverable":
            choose(session, by)
        known = groups(session, by)
        session.focus(grid(session))
        jump(session)
        shown = wait_for("groups", lambda: rows(session))
        # Of many only those that can be seen are there.
        wait_for(f"groups by {by}", lambda: min(len(known), 9) <= len(rows(session)) <= len(known))
        for name, group in zip(rows(session), known):
            assert f", {group['generations']} version" in name, (name, group)
            assert (f", {group['undecided']} undecided" in name) == (group["undecided"] > 0), (name, group)
        session.screenshot(f"groups-{by}")
        session.keys("Escape")
        wait_for("the list to close", lambda: not rows(session))
        assert shown


def test_jump(session):
    open_gallery(session)
    known = groups(session, "deliverable")
    order = listed(session)
    session.keys("Home")
    # Enter goes where the mark is: at first that is where the person is, and Down is the next group.
    jump(session)
    session.keys("Down", "Return")
    wait_for("the second group", lambda: here(session, order[known[1]["place"]]))
    # Typing narrows the list.
    last = known[-1]
    jump(session, last["group"].lower())
    wait_for("one group", lambda: len(rows(session)) == 1)
    session.screenshot("groups-search")
    session.keys("Return")
    wait_for("the last group", lambda: here(session, order[last["place"]]))
    # Letters in the search never decide, and what is not there is said.
    before = session.cli("generation", "list", PROJECT)
    jump(session, "xae")
    session.find(name="No Groups Found")
    session.keys("Escape", "Escape")
    wait_for("the way back", lambda: here(session, order[last["place"]]))
    assert session.cli("generation", "list", PROJECT) == before
    # Escape changes nothing; the list opens where the person is.
    session.keys("ctrl+j")
    wait_for("groups", lambda: rows(session))
    session.keys("Up", "Return")
    wait_for("the group before", lambda: here(session, order[known[-2]["place"]]))


def test_place_is_kept(session):
    open_gallery(session)
    undecided = listed(session, "--decision", "pending")
    wanted = undecided[len(undecided) // 2]
    deliverable = wanted.split("_")[0]
    session.keys("Home")
    jump(session, deliverable.lower())
    session.keys("Return")
    wait_for("the group", lambda: (focused(session) or "").startswith(deliverable))
    for _ in range(60):
        if focused(session) == wanted:
            break
        session.keys("Right")
        time.sleep(0.05)
    wait_for(f"{wanted}", lambda: here(session, wanted))
    # Order and group.
    for order in ("model", "phase", "day", "dearest", "deliverable"):
        choose(session, order)
        wait_for(f"{wanted} {order}", lambda: target(session) == wanted and focused(session) == wanted)
        session.screenshot(f"place-{order}")
    # Filter: there and back.
    for name in ("Undecided, ", "All, "):
        session.find(name=lambda text, name=name: text.startswith(name), where=lambda node: node.raw.get_action_iface()).act()
        wait_for(f"{wanted} in {name}", lambda: target(session) == wanted)
    # Search: there and back.
    session.keys("ctrl+f")
    session.type(deliverable)
    wait_for("what is found", lambda: cells(session) and all(name.startswith(deliverable) for name in cells(session)))
    assert target(session) == wanted, target(session)
    session.keys("Escape", "Escape")
    wait_for("all of them", lambda: len({name.split("_")[0] for name in cells(session)}) > 1)
    wait_for(f"{wanted} after the search", lambda: here(session, wanted))
    # Size.
    session.keys("ctrl+plus", "ctrl+plus")
    wait_for(f"{wanted} in large", lambda: here(session, wanted))
    session.keys("ctrl+minus", "ctrl+minus")
    wait_for(f"{wanted} in small", lambda: here(session, wanted))
    # A decision by another process, about another version and about this one.
    other = next(version for version in undecided if version != wanted)
    session.cli("decide", other, "accepted", "--project", PROJECT)
    session.cli("decide", wanted, "rejected", "--project", PROJECT)
    wait_for("the decision", lambda: any(name.startswith(f"{wanted}, rejected") for name in cells(session)))
    assert here(session, wanted), (target(session), focused(session))
    # New pictures by another process, before and after this one in the order.
    more = os.path.join(session.folder, "more")
    os.makedirs(more)
    for seed, name in enumerate(("AA000_v001", "ZZ999_v001")):
        subprocess.run(["magick", "-seed", str(seed), "-size", "64x36", "plasma:", os.path.join(more, f"{name}.png")], check=True)
    session.cli("import", more, "--project", PROJECT)
    wait_for("the new ones to be counted", lambda: next(session.app.all(name="All, 62"), None))
    time.sleep(1)
    assert here(session, wanted), (target(session), focused(session))
    session.keys("Home")
    wait_for("the new one in front", lambda: here(session, "AA000_v001"))


def wait_counts(session, expected):
    def counted():
        counts = {}
        for item in session.cli("generation", "list", PROJECT)["items"]:
            counts[item["decision"]] = counts.get(item["decision"], 0) + 1
        return {key: count for key, count in counts.items() if count} == {key: count for key, count in expected.items() if count}

    wait_for(f"{expected}", counted)


def test_fifty_by_keys(session):
    """Fifty undecided pictures: accept, reject with a reason, edit, leave for later, go back, undo. Nothing but keys."""
    session.cli("project", "add", PROJECT, "--currency", "EUR", "--client", "Fjordvik Outerwear")
    folder = os.path.join(session.folder, "fifty")
    os.makedirs(folder)
    for number in range(1, 51):
        subprocess.run(["magick", "-seed", str(number), "-size", "64x36", "plasma:", os.path.join(folder, f"SH010_v{number:03}.png")], check=True)
    session.cli("import", folder, "--project", PROJECT)
    session.start()
    card = session.find(name=lambda name: name.startswith(PROJECT), where=lambda node: node.has(STATE.FOCUSABLE))
    session.focus(card)
    session.keys("Return")
    session.label("Fjordvik Outerwear")
    session.keys("ctrl+3")
    wait_for("the first version", lambda: here(session, "SH010_v001"))
    expected = {}
    for number in range(1, 51):
        # The tenth rejection makes a toggle of the header longer: the keys stay with the pictures then, too.
        wait_for(f"version {number}", lambda: here(session, f"SH010_v{number:03}"))
        kind = ("accepted", "rejected", "edit", "pending", "accepted")[number % 5]
        if kind == "pending":
            session.keys("bracketright")  # for later
        elif kind == "rejected":
            session.keys("x", str(number // 5 % 4 + 1))
        else:
            session.keys({"accepted": "a", "edit": "e"}[kind])
        expected[f"SH010_v{number:03}"] = kind
    wait_counts(session, {"accepted": 20, "rejected": 10, "edit": 10, "pending": 10})
    decided = {item["version_id"]: item for item in session.cli("generation", "list", PROJECT)["items"]}
    assert {version: item["decision"] for version, item in decided.items()} == expected
    reasons = [item["reason"] for item in decided.values() if item["decision"] == "rejected"]
    assert len(reasons) == 10 and all(reasons) and len(set(reasons)) == 4, reasons
    session.screenshot("fifty-once")
    # After the last one it goes back to what was left for later; [ finds all of that.
    for number in range(48, 0, -5):
        if number < 48:
            session.keys("bracketleft")
        wait_for(f"version {number}", lambda: target(session) == f"SH010_v{number:03}")
    # What is decided then is taken back by undo.
    session.keys("a")
    wait_counts(session, {"accepted": 21, "rejected": 10, "edit": 10, "pending": 9})
    session.keys("ctrl+z")
    wait_counts(session, {"accepted": 20, "rejected": 10, "edit": 10, "pending": 10})
    # U for all at once, and all back at once.
    session.focus(grid(session))
    session.keys("ctrl+a", "u")
    wait_counts(session, {"pending": 50})
    session.screenshot("fifty-all")
    session.keys("ctrl+z")
    wait_counts(session, {"accepted": 20, "rejected": 10, "edit": 10, "pending": 10})


if __name__ == "__main__":
    ui.main()
