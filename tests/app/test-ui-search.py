# SPDX-License-Identifier: GPL-3.0-or-later
"""The search of the gallery: terms, mistakes at their token, suggestions, saved searches, all by keys."""
import os
import sqlite3

import ui
from ui import ROLE, STATE, wait_for

PICTURES = 24
PROJECT = "Nordlys – Winter Film"


def open_search(session):
    session.cli("demo", "--generations", str(PICTURES), "--folder", os.path.join(session.folder, "pictures"))
    session.start()
    card = session.find(name=lambda name: name.startswith(PROJECT), where=lambda node: node.has(STATE.FOCUSABLE))
    session.focus(card)
    session.keys("Return")
    session.label("Fjordvik Outerwear")
    session.keys("ctrl+3")
    wait_for("versions", lambda: cells(session))
    session.keys("ctrl+f")
    wait_for("the focus in the search", lambda: entry(session).focused)


def entry(session):
    return session.find(name="Search", where=lambda node: node.raw.get_editable_text_iface() is not None)


def cells(session):
    grid = next(session.app.all(name="Versions"), None)
    return sorted(node.name.split(",")[0] for node in grid.all(where=lambda node: ", " in node.name)) if grid else []


def found(session, query):
    return sorted(item["version_id"] for item in session.cli("search", PROJECT, query)["items"])


def wait_found(session, query):
    expected = found(session, query)
    wait_for(f"what “{query}” finds", lambda: cells(session) == expected)
    return expected


def write(session, text):
    session.keys("ctrl+a", "BackSpace")
    session.type(text)


def suggestions(session):
    box = next(session.app.all(name="Suggestions"), None)
    return [node.name for node in box.all(ROLE.LIST_ITEM)] if box else []


def test_terms(session):
    open_search(session)
    everything = cells(session)
    for query in ("decision:rejected", "not:decision:rejected steps:>1", "phase:production has:prompt", "unpriced:no cost:>0"):
        write(session, query)
        expected = wait_found(session, query)
        toggle = session.find(name=lambda name: name.startswith("All, "))
        wait_for("the count", lambda: toggle.name == f"All, {len(expected)}" or
                 next(session.app.all(name=f"All, {len(expected)}"), None))
        assert len(expected) < len(everything) or "has" in query or "cost" in query, (query, expected)
    session.screenshot("search-terms")
    # Escape clears: everything is there again, and the focus with the pictures.
    session.keys("Escape", "Escape")
    wait_for("all versions", lambda: cells(session) == everything)


def test_letters_never_decide(session):
    open_search(session)
    before = [item["decision"] for item in session.cli("generation", "list", PROJECT)["items"]]
    session.type("xae p1 u")
    session.find(name="No Versions Found")
    session.keys("Escape", "Escape")
    wait_for("versions", lambda: cells(session))
    assert [item["decision"] for item in session.cli("generation", "list", PROJECT)["items"]] == before


def test_mistakes(session):
    open_search(session)
    write(session, "decision:rejected")
    rejected = wait_found(session, "decision:rejected")
    session.type(" cost:abc")
    session.label(name=lambda text: text.startswith("“cost” takes an amount such as >0.5"))
    assert entry(session).has(STATE.INVALID_ENTRY)
    session.screenshot("search-mistake")
    assert cells(session) == rejected, "a search that cannot be read changed the list"
    write(session, "modle:x red")
    session.label("There is no search key “modle”. Did you mean “model”?")
    write(session, "red")
    wait_for("the sentence to go", lambda: not any(session.app.all(ROLE.LABEL, name=lambda text: "no search key" in text)))
    assert not entry(session).has(STATE.INVALID_ENTRY)


def test_suggestions(session):
    open_search(session)
    session.type("dec")
    wait_for("the key", lambda: suggestions(session) == ["decision:"])
    session.screenshot("search-keys")
    session.keys("Tab")
    wait_for("the values", lambda: suggestions(session) == ["pending", "accepted", "rejected", "edit"])
    session.keys("Down", "Down", "Down", "Return")
    wait_for("the term", lambda: entry(session).text == "decision:rejected ")
    wait_found(session, "decision:rejected")
    # Values of the project, and a key that is asked for without a letter.
    session.type("model:")
    models = wait_for("models", lambda: suggestions(session))
    assert "bfl/flux-2-pro" in models and len(set(models)) == len(models), models
    session.screenshot("search-values")
    session.keys("Escape")
    wait_for("no suggestions", lambda: not suggestions(session))
    assert entry(session).text == "decision:rejected model:", entry(session).text
    write(session, "")
    session.keys("Down")
    wait_for("all keys", lambda: len(suggestions(session)) > 20)
    session.keys("Down", "Return")
    wait_for("the second key", lambda: entry(session).text == "provider:")


def test_examples(session):
    open_search(session)
    write(session, "red")
    session.find(name="Saved Searches and Examples", where=lambda node: node.role == ROLE.TOGGLE_BUTTON).act()
    session.find(ROLE.LIST_ITEM, "phase:exploration")
    session.screenshot("search-menu")
    row = session.find(ROLE.LIST_ITEM, "phase:exploration")
    session.focus(row)
    while not row.focused:
        session.keys("Down")
    session.keys("Return")
    wait_for("the example", lambda: entry(session).text == "red phase:exploration")
    wait_found(session, "red phase:exploration")


def menu(session):
    session.find(name="Saved Searches and Examples", where=lambda node: node.role == ROLE.TOGGLE_BUTTON).act()


def saved(session):
    """What is kept in the library: toasts may be gone before a slow machine has looked for them."""
    with sqlite3.connect(f"file:{session.library}?mode=ro", uri=True) as connection:
        return connection.execute("SELECT name, text FROM saved_search ORDER BY name").fetchall()


def dialog(session, name):
    session.find(name=name, where=lambda node: node.role in (ROLE.DIALOG, ROLE.ALERT))


def test_saved(session):
    open_search(session)
    write(session, "decision:rejected")
    wait_found(session, "decision:rejected")
    menu(session)
    session.focus(session.find(ROLE.LIST_ITEM, "Save This Search…"))
    session.keys("Return")
    dialog(session, "Save Search")
    session.type("Thrown away")
    session.screenshot("search-save")
    session.keys("Return")
    wait_for("saving", lambda: saved(session) == [("Thrown away", "decision:rejected")])
    session.keys("ctrl+f")
    write(session, "decision:accepted")
    wait_found(session, "decision:accepted")
    menu(session)
    row = session.find(ROLE.LIST_ITEM, "Thrown away")
    session.screenshot("search-saved")
    session.focus(row)
    session.keys("Return")
    wait_for("the saved search", lambda: entry(session).text == "decision:rejected")
    wait_found(session, "decision:rejected")
    menu(session)
    session.find(name="Rename: Thrown away").act()
    dialog(session, "Rename Search")
    session.keys("ctrl+a")
    session.type("Waste")
    session.keys("Return")
    wait_for("renaming", lambda: saved(session) == [("Waste", "decision:rejected")])
    menu(session)
    session.find(name="Remove: Waste").act()
    wait_for("removing", lambda: saved(session) == [])
    # The menu is closed; each step is taken back like any other.
    session.keys("Escape", "ctrl+z")
    wait_for("the search again", lambda: saved(session) == [("Waste", "decision:rejected")])
    session.keys("ctrl+z")
    wait_for("its first name", lambda: saved(session) == [("Thrown away", "decision:rejected")])


if __name__ == "__main__":
    ui.main()
