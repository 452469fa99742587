# SPDX-License-Identifier: GPL-3.0-or-later
"""Formats of other hands in the real window: what they look like in the gallery and in the viewer, and what stands in for one that cannot be shown."""
import os
import subprocess
import time

import ui
from ui import ROLE, STATE, wait_for

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 360"><rect width="640" height="360" fill="#204a87"/>
<circle cx="320" cy="180" r="120" fill="#fce94f"/></svg>"""
FILM = ("gst-launch-1.0", "-q", "videotestsrc", "num-buffers=50", "pattern=smpte", "!", "video/x-raw,width=640,height=360,framerate=25/1", "!", "avenc_mpeg4",
        "!", "mp4mux", "!", "filesink")


def gif(width, height):
    """One frame, red; a code of eight bits a pixel."""
    pixels = width * height
    data = b"".join(bytes([1 + n, 0x80]) + b"\0" * n for n in [100] * (pixels // 100) + ([pixels % 100] if pixels % 100 else []))
    return (b"GIF89a" + width.to_bytes(2, "little") + height.to_bytes(2, "little") + b"\x80\0\0\xe6\x14\x14\0\0\xff" +
            b"\x2c\0\0\0\0" + width.to_bytes(2, "little") + height.to_bytes(2, "little") + b"\0\7" + data + b"\1\x81\0;")


def cells(session):
    grid = session.find(name="Versions")
    return [node.name for node in grid.all(where=lambda node: ", " in node.name)]


def open_gallery(session):
    folder = os.path.join(session.folder, "media")
    os.makedirs(folder)
    with open(os.path.join(folder, "SH010_v001.svg"), "w", encoding="utf-8") as out:
        out.write(SVG)
    with open(os.path.join(folder, "SH010_v002.gif"), "wb") as out:
        out.write(gif(320, 180))
    subprocess.run([*FILM, f"location={folder}/SH010_v003.mp4"], check=True)
    film = bytearray(open(f"{folder}/SH010_v003.mp4", "rb").read())
    # The same without its pictures.
    at = film.index(b"mdat")
    length = int.from_bytes(film[at - 4:at], "big") - 8
    film[at + 4:at + 4 + length] = bytes(length)
    with open(f"{folder}/SH010_v004.mp4", "wb") as out:
        out.write(film)
    session.cli("project", "add", "Clips", "--currency", "EUR")
    taken = session.cli("import", folder, "--project", "Clips")
    assert (taken["imported"], taken["failed"], taken["skipped"]) == (4, 0, 0), taken
    session.start()
    card = session.find(name=lambda name: name.startswith("Clips"), where=lambda node: node.has(STATE.FOCUSABLE))
    session.focus(card)
    session.keys("Return")
    session.find(ROLE.LABEL, "Spent")
    session.keys("ctrl+3")
    wait_for("versions", lambda: len(cells(session)) == 4)
    session.focus(session.find(name="Versions"))
    time.sleep(0.5)
    session.keys("Home")


def pixel(session, name, x, y):
    """Of a screenshot, as three numbers. The window stands at the upper left."""
    path = os.path.join(session.folder, f"{name}.png")
    subprocess.run(["import", "-window", "root", path], check=True)
    text = subprocess.run(["magick", path, "-format", f"%[fx:round(255*p{{{x},{y}}}.r)] %[fx:round(255*p{{{x},{y}}}.g)] %[fx:round(255*p{{{x},{y}}}.b)]", "info:"],
                          check=True, capture_output=True, text=True).stdout
    return [int(number) for number in text.split()]


def is_yellow(colour):
    return colour[0] > 220 and colour[1] > 200 and colour[2] < 120


def is_red(colour):
    return colour[0] > 190 and colour[1] < 60 and colour[2] < 60


def is_coloured(colour):
    return max(colour) - min(colour) > 60


def test_gallery(session):
    """Four cells in a row: a drawing, an animation, a film, and a film that cannot be decoded."""
    open_gallery(session)
    wait_for("the drawing", lambda: is_yellow(pixel(session, "cell", 312, 106)))
    wait_for("the animation", lambda: is_red(pixel(session, "cell", 479, 106)))
    wait_for("the film", lambda: is_coloured(pixel(session, "cell", 650, 90)))
    wait_for("what stands in for the last", lambda: not is_coloured(pixel(session, "cell", 820, 106)))
    session.screenshot("media-gallery")


def test_viewer(session):
    """SVG and GIF at full size; the middle of the window shows the middle of the picture."""
    open_gallery(session)
    session.keys("Return")
    wait_for("the drawing", lambda: is_yellow(pixel(session, "drawing", 447, 353)))
    session.screenshot("media-viewer-svg")
    session.keys("Right")
    wait_for("the animation", lambda: is_red(pixel(session, "animation", 447, 353)))
    session.screenshot("media-viewer-gif")
    session.keys("Right")
    session.label("3 of 4")
    wait_for("the film", lambda: is_coloured(pixel(session, "film", 447, 300)))
    session.screenshot("media-viewer-film")


if __name__ == "__main__":
    ui.main()
