#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compare: the verdict follows every row, bad input is refused in place, and Use in Budget can be taken back."""
import os

import ui
from ui import ROLE, wait_for


def begin(session):
    session.start()
    session.label("No Projects Yet")
    session.keys("ctrl+n")
    session.focus(session.entry("Name"))
    session.type("Spring campaign")
    session.keys("Return")
    session.find(ROLE.LABEL, "Limits")
    session.keys("ctrl+6")
    session.find(ROLE.LABEL, "Work")


def replace(session, entry, text):
    session.focus(entry)
    session.keys("ctrl+a")
    session.type(text)


def sentence(session, text):
    session.find(ROLE.LABEL, text)


def test_self_host(session):
    begin(session)
    replace(session, session.entry("API price an image (EUR)"), "0.02625")
    # 7,200 ÷ 36 + 4 × 64 = 456 a month; 600 W × 12 s at 0.30 a kWh = 0.0006 an image
    sentence(session, "Your own GPU pays off from 17,778 images a month. At 1,000 it would cost €430.35 a month more.")
    session.find(name="Stay with the API")
    replace(session, session.find(ROLE.SPIN_BUTTON, "Images a month"), "4200")
    session.keys("Tab")
    sentence(session, "Your own GPU pays off from 17,778 images a month. At 4,200 it would cost €348.27 a month more.")
    # 730 hours of 12 s an image: 219,000
    replace(session, session.find(ROLE.SPIN_BUTTON, "Images a month"), "300000")
    session.keys("Tab")
    session.find(ROLE.LABEL, name=lambda text: "One GPU makes at most 219,000 images a month. 300,000 take 2 of them" in text)
    # 300,000 × 0.02625 against 2 × 456 and 0.0006 each
    sentence(session, "Your own GPU pays off from 17,778 images a month. At 300,000 you need 2, and they save €6,783.00 a month.")
    session.find(name="Get 2 GPUs of Your Own")
    replace(session, session.find(ROLE.SPIN_BUTTON, "Images a month"), "4200")
    session.keys("Tab")
    # 328 ÷ 0.0021 = 156,190.5; 712 ÷ 0.0021 is more than the 219,000 that one GPU makes
    replace(session, session.entry("API price an image (EUR)"), "0.0027")
    wait_for("the bars", lambda: any(node.description == "Operator moves the break-even most: 156,191 at −50 %, never at +100 %."
                                     for node in session.app.all(name="What Moves the Break-Even")))
    replace(session, session.entry("API price an image (EUR)"), "0.5")
    session.find(name="Get Your Own GPU")
    replace(session, session.entry("API price an image (EUR)"), "0.0005")
    session.find(ROLE.LABEL, name=lambda text: text.startswith("Your own GPU never pays off"))


def test_bad_input(session):
    begin(session)
    price = session.entry("API price an image (EUR)")
    replace(session, price, "0.02625")
    sentence(session, "Your own GPU pays off from 17,778 images a month. At 1,000 it would cost €430.35 a month more.")
    session.type("x")
    session.find(ROLE.LABEL, name=lambda text: text.startswith("“0.02625x” is not a number."))
    sentence(session, "Your own GPU pays off from 17,778 images a month. At 1,000 it would cost €430.35 a month more.")
    assert not session.find(name="Use in Budget").sensitive
    session.keys("BackSpace")
    wait_for("the error to go", lambda: not any(session.app.all(ROLE.LABEL, name=lambda text: "is not a number" in text)))
    wait_for("the button", lambda: session.find(name="Use in Budget").sensitive)


def test_model(session):
    begin(session)
    session.focus(session.find(ROLE.LIST_ITEM, "Model"))
    session.keys("Return")
    session.find(name=lambda text: text.startswith("Search models"))
    session.type("flux-2-flex")
    session.keys("Return")
    session.find(ROLE.LABEL, "flux-2-flex")
    replace(session, session.entry("API price an image (EUR)"), "0.02625")
    session.find(ROLE.LABEL, "Adds 1,000 images of flux-2-flex to version 1 of the budget")


def test_use_in_budget(session):
    begin(session)
    replace(session, session.entry("API price an image (EUR)"), "0.5")
    session.find(ROLE.LABEL, "Adds a month of your own GPU at €456.00 to version 1 of the budget")
    session.find(name="Use in Budget").act()
    session.find(ROLE.LABEL, "“Own GPU” added to the budget")
    line = wait_for("the line in the library", lambda: (session.cli("plan", "show", "Spring campaign")["lines"] or [None])[0])
    assert line["name"] == "Own GPU", line
    assert str(line["unit_price"]) == "456", line
    session.find(name="Undo").act()
    wait_for("the line to go", lambda: not session.cli("plan", "show", "Spring campaign")["lines"])


def test_edit(session):
    begin(session)
    session.find(name="Regenerate or Edit", where=lambda node: node.role == ROLE.RADIO_BUTTON).act()
    replace(session, session.entry("Price of a try (EUR)"), "0.04")
    # (0.04 + 3.25) ÷ 0.25 = 13.16; 60 × 0.9 × 13.16 ÷ 60 = 11.844 minutes; 10 + 0.1 × 13.16 = 11.316
    replace(session, session.find(ROLE.SPIN_BUTTON, "Review of a try"), "3.25")
    session.keys("Tab")
    sentence(session, "An edit pays while it takes less than 11.84 minutes. An accepted version costs €11.32 by editing and €13.16 by trying again.")
    session.find(name="Edit What Is Nearly There")
    replace(session, session.find(ROLE.SPIN_BUTTON, "Time an edit"), "15")
    session.keys("Tab")
    session.find(name="Generate It Again")


def test_models(session):
    begin(session)
    session.find(name="Model Against Model", where=lambda node: node.role == ROLE.RADIO_BUTTON).act()
    replace(session, session.entry("Price of the first (EUR)"), "0.02")
    replace(session, session.entry("Price of the second (EUR)"), "0.1")
    # (0.02 + 1) ÷ 0.25 = 4.08; (0.1 + 1) ÷ 0.4 = 2.75; equal at (0.1 × 25 − 0.02 × 40) ÷ 15 = 0.1133 minutes
    session.find(ROLE.LABEL, name=lambda text: text.startswith("An accepted image costs €2.75 with ")
                 and "and €4.08 with" in text and text.endswith("The two are equal at 0.11 minutes of review a try."))
    session.find(ROLE.LABEL, name=lambda text: text.startswith("Adds 60 tries with "))


def test_other_currency(session):
    session.cli("project", "add", "Spring campaign", "--currency", "JPY")
    session.start()
    session.focus(session.find(ROLE.TABLE_CELL, "Spring campaign"))
    session.keys("Return")
    session.find(name="Compare")
    session.keys("ctrl+6")
    # 7,200 would be a workstation for fifty dollars.
    assert session.entry("Workstation (JPY)").text == ""
    assert session.entry("Operator an hour (JPY)").text == ""


PLAN = """{"currency": "EUR", "buffer_percent": 25, "rates": {"USD": "0.86"}, "lines": [
  {"phase": "exploration", "name": "Sketches", "model": "bfl/flux-2-pro", "quantities": {"images": 1}, "select": {"width": "1024", "height": "1024"}, "count": 1000},
  {"phase": "production", "account": 6000, "name": "Review", "count": 4, "unit": "hour", "unit_price": "55"}]}"""


def test_changed_prices(session):
    session.cli("project", "add", "Spring campaign", "--currency", "EUR", "--limit", "400")
    path = os.path.join(session.folder, "plan.json")
    with open(path, "w", encoding="utf-8") as file:
        file.write(PLAN)
    session.cli("plan", "import", "Spring campaign", path)
    session.start()
    session.focus(session.find(ROLE.TABLE_CELL, "Spring campaign"))
    session.keys("Return")
    session.find(name="Compare")
    session.keys("ctrl+6")
    session.find(name="Changed Prices", where=lambda node: node.role == ROLE.RADIO_BUTTON).act()
    # 1,000 × 0.045 × 0.86 = 38.70, 220 of review, a quarter on top: 323.375; 400 is 76.625 ÷ 48.375 more
    sentence(session, "The plan comes to €371.75 instead of €323.38. It reaches the limit at 2.58 times the prices of now.")
    session.find(name="The Budget Holds")
    replace(session, session.find(ROLE.SPIN_BUTTON, "Prices multiplied"), "3")
    session.keys("Tab")
    session.find(name="The Limit Breaks")
    session.find(ROLE.LABEL, "Adds a reserve of €77.40 to version 1 of the budget")
    session.find(name="Use in Budget").act()
    line = wait_for("the line in the library", lambda: (session.cli("plan", "show", "Spring campaign")["lines"][2:] or [None])[0])
    assert (line["name"], str(line["unit_price"])) == ("Reserve for Changed Prices", "77.4"), line
    session.find(name="Undo").act()
    wait_for("the line to go", lambda: len(session.cli("plan", "show", "Spring campaign")["lines"]) == 2)


def test_changed_prices_empty(session):
    begin(session)
    session.find(name="Changed Prices", where=lambda node: node.role == ROLE.RADIO_BUTTON).act()
    session.find(ROLE.LABEL, name=lambda text: text.startswith("No line of the budget has a model with a price yet."))


# 100 e-mails a day of 3,500 tokens in and 220 out: 3,000 × 0.000438 = 1.314 a month; 300 ÷ (30 × 0.000438) = 22,831.05 requests a day
def test_requests(session):
    session.cli("project", "add", "Assistant", "--currency", "USD")
    session.start()
    session.focus(session.find(ROLE.TABLE_CELL, "Assistant"))
    session.keys("Return")
    session.find(name="Compare")
    session.keys("ctrl+6")
    session.find(name="Requests", where=lambda node: node.role == ROLE.RADIO_BUTTON).act()
    session.find(name="Stay with the API")
    session.find(ROLE.LABEL, name=lambda text: text.startswith("A month costs ") and "1.31 at the API" in text
                 and text.endswith("which pays off from 22,832 requests a day."))
    session.screenshot("requests")
    replace(session, session.find(ROLE.SPIN_BUTTON, "Requests a day"), "30000")
    session.keys("Tab")
    session.find(name="A Machine of Your Own Is Cheaper")
    replace(session, session.find(ROLE.SPIN_BUTTON, "Requests a day"), "100")
    session.keys("Tab")
    session.find(name="Stay with the API")
    session.find(name="Use in Budget").act()
    session.find(ROLE.LABEL, "“Requests of a Month” added to the budget")
    line = wait_for("the line in the library", lambda: (session.cli("plan", "show", "Assistant")["lines"] or [None])[0])
    assert (line["name"], str(line["count"]), str(line["amount"])) == ("Requests of a Month", "3000", "1.314"), line
    session.find(name="Undo").act()
    wait_for("the line to go", lambda: not session.cli("plan", "show", "Assistant")["lines"])


# Five seconds of Kling 3 without sound, 17.72, 23.63 and 88.62 credits a second, 211 for a dollar: 0.4199, 0.56 and 2.10.
def test_resolutions(session):
    session.cli("project", "add", "Spring campaign", "--currency", "USD")
    session.start()
    session.focus(session.find(ROLE.TABLE_CELL, "Spring campaign"))
    session.keys("Return")
    session.find(name="Compare")
    session.keys("ctrl+6")
    session.find(name="Resolutions", where=lambda node: node.role == ROLE.RADIO_BUTTON).act()
    session.find(name="Test at 720p")
    sentence(session, "100 tests cost $41.99 at 720p and $210.00 at 4k.")
    session.screenshot("resolutions")
    replace(session, session.find(ROLE.SPIN_BUTTON, "Tests"), "10")
    session.keys("Tab")
    sentence(session, "10 tests cost $4.20 at 720p and $21.00 at 4k.")
    session.find(name="Use in Budget").act()
    session.find(ROLE.LABEL, "“Tests at 720p” added to the budget")
    line = wait_for("the line in the library", lambda: (session.cli("plan", "show", "Spring campaign")["lines"] or [None])[0])
    assert (line["name"], str(line["count"]), str(line["amount"])[:5]) == ("Tests at 720p", "10", "4.199"), line
    session.find(name="Undo").act()
    wait_for("the line to go", lambda: not session.cli("plan", "show", "Spring campaign")["lines"])


# Without a rate into the project's currency nobody knows what a month costs.
def test_requests_without_rate(session):
    begin(session)
    session.find(name="Requests", where=lambda node: node.role == ROLE.RADIO_BUTTON).act()
    session.find(ROLE.LABEL, name=lambda text: text.startswith("A request to ") and "has no price" in text)


if __name__ == "__main__":
    ui.main()
