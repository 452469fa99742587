#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The price catalogue by keyboard: search, a model's prices, prices of one's own, tiers, an update with its review."""
import http.server
import json
import os
import threading
import time

import ui
from ui import ROLE, wait_for


def begin(session):
    session.cli("library", "init")
    session.start()
    session.label("No Projects Yet")
    session.focus(session.button("Main Menu"))
    session.keys("Return")
    session.find(ROLE.MENU_ITEM)
    # Entries of a menu have no accessible name in GTK; their underlined letters do it.
    session.keys("p")
    session.label("Price Catalogue")
    field = session.find(name=lambda text: text.startswith("Search models, providers, kinds"))
    session.focus(field)


def leave(session):
    """While a dialog is open, it has the keyboard to itself."""
    for _ in range(8):
        if not any(session.app.all(name=lambda text: text in ("Price Catalogue", "Prices Now", "Own Price", "Review", "Update Prices"))):
            return
        session.keys("Escape")
        time.sleep(0.3)


def search(session, text):
    session.keys("ctrl+a")
    session.type(text)


def price(session, *usage):
    return session.cli("price", *usage)["amount"]


def replace(session, entry, text):
    session.focus(entry)
    session.keys("ctrl+a")
    session.type(text)


def test_search(session):
    begin(session)
    session.find(ROLE.LIST_ITEM)
    session.screenshot("catalogue-list")
    search(session, "nothing like it")
    session.label("No Model Found")
    session.screenshot("catalogue-empty")
    search(session, "FLUX.2 flex")
    session.find(ROLE.LABEL, "flux-2-flex")
    wait_for("one model", lambda: len(list(session.app.all(ROLE.LIST_ITEM))) == 1)
    session.keys("Return")
    session.label("Prices Now")
    session.find(ROLE.LABEL, name=lambda text: text.startswith("First megapixel"))
    session.screenshot("catalogue-detail")
    leave(session)


def test_own_price(session):
    begin(session)
    search(session, "fal/flux-schnell")
    session.keys("Return")
    session.label("Prices Now")
    session.button("Add Own Price…").act()
    replace(session, session.entry("Price"), "cheap")
    session.keys("Return")
    session.find(ROLE.LABEL, name=lambda text: text.startswith("“cheap” is not a number"))
    session.screenshot("catalogue-form-wrong")
    replace(session, session.entry("Price"), "0.02")
    replace(session, session.entry("First Day"), "tomorrow")
    session.keys("Return")
    session.label("A day is written as 2026-12-24.")
    replace(session, session.entry("First Day"), "2026-01-01")
    session.keys("Return")
    session.label("Earlier and Later Prices")
    session.label("Own Price")
    session.label("Replaced")
    session.screenshot("catalogue-own")
    assert price(session, "fal/flux-schnell", "images=1") == "0.02"
    session.button("Back to the Catalogue’s Price").act()
    session.label("End of an Own Price")
    session.screenshot("catalogue-ended")
    assert price(session, "fal/flux-schnell", "images=1") != "0.02"
    session.button("Undo").act()
    session.label("Own Price")
    wait_for("the own price to be back", lambda: price(session, "fal/flux-schnell", "images=1") == "0.02")
    leave(session)


def test_another_process(session):
    """A price that somebody else sets shows by itself."""
    begin(session)
    search(session, "fal/flux-schnell")
    session.keys("Return")
    session.label("Prices Now")
    session.cli("catalogue", "set", "fal/flux-schnell", "image=0.02")
    session.label("Own Price")
    session.label("0.02 USD / image")
    leave(session)


def test_new_model(session):
    begin(session)
    search(session, "studio")
    session.label("No Model Found")
    session.focus(session.button("Add a Model…"))
    session.keys("Return")
    session.find(name="Save").act()
    session.label("Name the model, such as studio/upscaler.")
    session.type("studio/upscaler")
    replace(session, session.entry("Price"), "0.05")
    replace(session, session.entry("Currency"), "EUR")
    session.keys("Return")
    session.find(ROLE.LABEL, "upscaler")
    assert price(session, "studio/upscaler", "images=2") == "0.1"
    leave(session)


def test_tier(session):
    begin(session)
    search(session, "fal/flux-schnell")
    session.keys("Return")
    session.label("Prices Now")
    row = session.find(ROLE.COMBO_BOX, name=lambda text: text.startswith("How Heavy"))
    session.focus(row)
    session.keys("Return", "Down", "Down", "Down", "Return")
    wait_for("the tier in the library", lambda: session.cli("catalogue", "show", "fal/flux-schnell")["tier"] == "hero")
    session.focus(session.find(ROLE.PUSH_BUTTON, "Add a Tier Under Conditions…"))
    session.keys("Return")
    session.focus(session.entry("Conditions, such as resolution=4k"))
    session.type("steps=1")
    session.screenshot("catalogue-tier")
    session.keys("Return")
    session.label("When steps 1")
    wait_for("the tier under conditions", lambda: {"tier": "hero", "conditions": ["steps=1"]} in session.cli("catalogue", "show", "fal/flux-schnell")["tiers"])
    leave(session)


LIST = {
    "gpt-5-nano": {"litellm_provider": "openai", "mode": "chat", "input_cost_per_token": 6e-08, "output_cost_per_token": 4e-07},
    "gpt-7": {"litellm_provider": "openai", "mode": "chat", "input_cost_per_token": 2e-06, "output_cost_per_token": 1e-05},
    "wandb/gpt-oss-120b": {"litellm_provider": "wandb", "mode": "chat", "input_cost_per_token": 0.015, "output_cost_per_token": 0.06},
    "gpt-8": {"litellm_provider": "openai", "mode": "chat", "input_cost_per_token": "cheap"},
}


def choose(session, content):
    path = os.path.join(session.folder, "prices.json")
    with open(path, "w", encoding="utf-8") as file:
        file.write(content)
    session.button("Update…").act()
    choose_file = session.find(name="Choose a File…", where=lambda node: node.has(ui.STATE.FOCUSABLE))
    session.focus(choose_file)
    session.keys("Return")
    session.find(name="Update from a Price List")
    session.keys("ctrl+l")
    session.paste(path)
    session.keys("Return")
    session.app.gone(name="Update from a Price List")
    # No window manager gives the focus back.
    session.focus_window()


def reach_row(session):
    for _ in range(40):
        if any(session.app.all(ROLE.LIST_ITEM, where=lambda node: node.focused)):
            return
        session.keys("Tab")
        time.sleep(0.2)
    raise AssertionError("Tab reaches no row")


def test_update(session):
    begin(session)
    choose(session, json.dumps(LIST))
    session.label("3 prices are checked")
    session.find(ROLE.LABEL, name=lambda text: text.startswith("prices.json (LiteLLM): 4 models."))
    session.screenshot("catalogue-review-added")
    session.find(name="Suspicious 2").act()
    session.find(ROLE.LABEL, "wandb/gpt-oss-120b")
    session.screenshot("catalogue-review-suspicious")
    # One of the two by keyboard.
    reach_row(session)
    session.keys("Return")
    session.label("4 prices are checked")
    session.find(name="Apply").act()
    session.find(ROLE.LABEL, "4 prices were recorded")
    assert price(session, "openai/gpt-5-nano", "input_tokens=1000000") == "0.06"
    assert price(session, "openai/gpt-7", "input_tokens=1000000") == "2"
    known = session.cli("catalogue", "show", "wandb/gpt-oss-120b")["prices"]
    assert len(known) == 1, known
    leave(session)


class List(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        found = self.path == "/prices.json"
        self.send_response(200 if found else 404)
        self.end_headers()
        self.wfile.write(json.dumps(LIST).encode() if found else b"")

    def log_message(self, *arguments):
        pass


def fetch(session, address):
    session.button("Update…").act()
    session.focus(session.find(name="Another Address", where=lambda node: node.raw.get_editable_text_iface()))
    session.paste(address)
    session.screenshot("catalogue-lists")
    session.keys("Return")


def test_update_from_address(session):
    server = http.server.HTTPServer(("127.0.0.1", 0), List)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    begin(session)
    fetch(session, f"http://127.0.0.1:{server.server_port}/none.json")
    session.label("This Price List Cannot Be Used")
    session.keys("alt+Left")
    session.find(ROLE.LIST_ITEM)
    fetch(session, f"http://127.0.0.1:{server.server_port}/prices.json")
    session.label("3 prices are checked")
    session.find(name="Apply").act()
    session.find(ROLE.LABEL, "3 prices were recorded")
    assert price(session, "openai/gpt-7", "input_tokens=1000000") == "2"
    server.shutdown()
    leave(session)


def test_update_refused(session):
    begin(session)
    choose(session, "This is a letter.")
    session.label("This Price List Cannot Be Used")
    session.screenshot("catalogue-review-failure")
    leave(session)


def test_narrow(session):
    begin(session)
    session.find(ROLE.LIST_ITEM)
    session.screenshot("catalogue-list-360")
    search(session, "gpt-image-1")
    session.keys("Return")
    session.label("Prices Now")
    session.screenshot("catalogue-detail-360")
    session.button("Add Own Price…").act()
    session.entry("Price")
    session.screenshot("catalogue-form-360")
    session.keys("Escape", "Escape")
    choose(session, json.dumps(LIST))
    session.label("3 prices are checked")
    session.screenshot("catalogue-review-360")
    leave(session)


test_narrow.session = {"width": 360, "height": 720}


if __name__ == "__main__":
    ui.main()
