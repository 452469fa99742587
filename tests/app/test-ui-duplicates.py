# SPDX-License-Identifier: GPL-3.0-or-later
"""What was made before, in the inspector and on the picture; the way to it; who made a file."""
import os
import struct
import zlib

import ui
from ui import ROLE, wait_for

PROJECT = "Repeats"
PROMPT = "a red jacket on a summit, morning light, 85 mm lens, film grain"
SOURCE = ("<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about='' "
          "xmlns:Iptc4xmpExt='http://iptc.org/std/Iptc4xmpExt/2008-02-29/' xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' photoshop:Credit='Made with Google AI' "
          "Iptc4xmpExt:DigitalSourceType='http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia'/></rdf:RDF></x:xmpmeta>")


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def picture(session, name, tilt, prompt, seed, cfg="7", xmp=None, width=320, height=180):
    """Light and dark bands that lean by `tilt`."""
    rows = b"".join(b"\0" + bytes((((x + y * tilt) // 40 % 5) * 50 + c * 15) % 256 for x in range(width) for c in range(3)) for y in range(height))
    text = f"{prompt}\nNegative prompt: text\nSteps: 20, Sampler: Euler, CFG scale: {cfg}, Seed: {seed}, Size: {width}x{height}, Model: flux-2-pro"
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + chunk(b"tEXt", b"parameters\0" + text.encode())
    if xmp:
        data += chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp.encode())
    folder = os.path.join(session.folder, "in")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "wb") as file:
        file.write(data + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def open_project(session):
    session.cli("project", "add", PROJECT, "--currency", "EUR")
    picture(session, "SH010_v001.png", 0, PROMPT, 42)
    picture(session, "SH010_v002.png", 1, PROMPT, 42, cfg="7.0", xmp=SOURCE)
    picture(session, "SH010_v003.png", 2, PROMPT + " x", 7)
    picture(session, "SH010_v004.png", 2, "something else entirely", 8)
    assert session.cli("import", os.path.join(session.folder, "in"), "--project", PROJECT)["duplicates"] == 1
    session.cli("decide", "SH010_v001", "rejected", "--reason", "anatomy")
    session.start()
    card = session.find(name=lambda name: name.startswith(PROJECT), where=lambda node: node.has(ui.STATE.FOCUSABLE))
    session.focus(card)
    session.keys("Return")
    wait_for("the project", lambda: next(session.app.all(name=lambda name: name.startswith("Gallery")), None))
    session.keys("ctrl+3")
    session.find(name=lambda name: name.startswith("SH010_v001,"))


def rows(session):
    section = next(session.app.all(ROLE.LIST, name="Duplicates"), None)
    return [(node.name, node.description) for node in section.all(ROLE.LIST_ITEM)] if section else []


def test_rows(session):
    open_project(session)
    assert session.find(name=lambda name: name.startswith("SH010_v002,")).name.endswith("repeats SH010_v001")
    session.keys("Home")
    wait_for("the one that repeats it", lambda: rows(session) == [("SH010_v002", "Undecided, Same settings and seed")])
    session.keys("Right")
    wait_for("the first one", lambda: rows(session) == [("SH010_v001", "Rejected, Same settings and seed · Anatomy")])
    session.label("Says AI made it")
    session.label("Made with Google AI")
    session.screenshot("duplicates")
    session.keys("Right")
    wait_for("the near one", lambda: [row[0] for row in rows(session)] == ["SH010_v001", "SH010_v004"])
    assert rows(session)[0][1] == "Rejected, Prompt 96 % the same, seed 42 · Anatomy", rows(session)
    assert rows(session)[1][1] == "Undecided, Looks 100 % alike", rows(session)
    # By key to the other one.
    session.focus(session.find(ROLE.LIST, name="Duplicates").find(ROLE.LIST_ITEM, name="SH010_v001"))
    session.keys("Down")
    session.screenshot("duplicates-row")
    session.keys("Return")
    wait_for("the way there", lambda: [row[0] for row in rows(session)] == ["SH010_v003"])


def test_side_by_side(session):
    open_project(session)
    session.keys("Home")
    wait_for("the one that repeats it", lambda: [row[0] for row in rows(session)] == ["SH010_v002"])
    session.button("Show Side by Side").act()
    session.button("Keep 1, Reject the Other")
    session.label("10 parameters are the same")
    session.screenshot("duplicates-side")


def test_hidden_by_the_filter(session):
    open_project(session)
    session.keys("Home", "Right")
    wait_for("the first one", lambda: [row[0] for row in rows(session)] == ["SH010_v001"])
    session.find(name=lambda name: name.startswith("Undecided")).act()
    wait_for("only undecided ones", lambda: not next(session.app.all(name=lambda name: name.startswith("SH010_v001,")), None))
    wait_for("the row again", lambda: [row[0] for row in rows(session)] == ["SH010_v001"])
    session.focus(session.find(ROLE.LIST, name="Duplicates").find(ROLE.LIST_ITEM, name="SH010_v001"))
    session.keys("Return")
    session.find(name=lambda name: name.startswith("SH010_v001,"))
    wait_for("it is shown", lambda: [row[0] for row in rows(session)] == ["SH010_v002"])
    # The filter and the search together.
    session.find(name=lambda name: name.startswith("Rejected,") and "1" in name).act()
    session.keys("ctrl+f")
    session.paste("reason:anatomy ")
    wait_for("only the rejected one", lambda: not next(session.app.all(name=lambda name: name.startswith("SH010_v002,")), None))
    session.focus(session.find(ROLE.LIST, name="Duplicates").find(ROLE.LIST_ITEM, name="SH010_v002"))
    session.keys("Return")
    session.find(name=lambda name: name.startswith("SH010_v002,"))
    wait_for("the other is shown", lambda: [row[0] for row in rows(session)] == ["SH010_v001"])


if __name__ == "__main__":
    ui.main()
