#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeds of files: pictures and films with every place that metadata may be in. Pixels are a few bytes; they are not decoded."""
import json
import struct
import zlib

from films import avif, c2pa_box, gif, jxl, mp4, webm
from graphs import PLAIN
from jumbf import TRAINED, box, manifest, store
from seeds import write_seeds

INFOTEXT = 'a cat\nNegative prompt: dog\nSteps: 20, Sampler: Euler, Seed: 5, Size: 8x8, Model: m, Version: v1.10.1'
GRAPH = json.dumps(PLAIN)


def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


def png(*chunks, behind=()):
    pixels = chunk(b'IDAT', zlib.compress(b'\0' * 200))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 8, 8, 8, 2, 0, 0, 0)) + b''.join(chunks) + pixels +
            b''.join(behind) + chunk(b'IEND', b''))


def tiff(order, *entries):
    """IFD0 entries of (tag, type, bytes); tag 0x9286 of type 7 goes into the Exif directory."""
    first, exif = [e for e in entries if e[1] != 7], [e for e in entries if e[1] == 7]
    at = 8 + 2 + 12 * (len(first) + bool(exif)) + 4
    directory = at
    at += (2 + 12 * len(exif) + 4) if exif else 0
    out, data = b'', b''
    for group in (first, exif):
        pointer = [(0x8769, 4, None)] if group is first and exif else []
        if group is exif and not exif:
            break
        out += struct.pack(order + 'H', len(group) + len(pointer))
        for tag, kind, value in group + pointer:
            count = 1 if value is None else len(value)
            where = directory if value is None else at + len(data)
            out += struct.pack(order + 'HHII', tag, kind, count, where)
            data += value or b''
        out += struct.pack(order + 'I', 0)
    return (b'MM\0*' if order == '>' else b'II*\0') + struct.pack(order + 'I', 8) + out + data


def comment(order, codec):
    return tiff(order, (0x9286, 7, b'UNICODE\0' + INFOTEXT.encode(codec)))


def jpeg(*segments):
    frame = b'\xff\xc0' + struct.pack('>HBHHB', 11, 8, 8, 8, 1) + b'\1\x11\0'
    return (b'\xff\xd8' + b''.join(b'\xff' + bytes([marker]) + struct.pack('>H', len(data) + 2) + data for marker, data in segments) +
            frame + b'\xff\xda\0\x08\1\1\0\0\x3f\0' + b'\x12\x34' + b'\xff\xd9')


def riff(*chunks):
    body = b'WEBP' + b''.join(kind + struct.pack('<I', len(data)) + data + b'\0' * (len(data) % 2) for kind, data in chunks)
    return b'RIFF' + struct.pack('<I', len(body)) + body


LOSSLESS = (b'VP8L', b'\x2f\x07\xc0\x01\0\0\0\0')
LOSSY = (b'VP8 ', b'\0\0\0\x9d\x01\x2a\x08\0\x08\0\0\0')
CANVAS = (b'VP8X', b'\x0a\0\0\0\x07\0\0\x07\0\0')
FRAME = (b'ANMF', b'\0' * 12 + b'\x28\0\0\0' + b'VP8L\x08\0\0\0' + LOSSLESS[1])
LABELS = tiff('>', (0x010F, 2, b'workflow:{"nodes": []}\0'), (0x0110, 2, b'prompt:' + GRAPH.encode() + b'\0'))

STORE = store(manifest('urn:uuid:1', {'claim_generator_info': {'name': 'ChatGPT'}}, {'c2pa.actions.v2': {'actions': [
    {'action': 'c2pa.created', 'softwareAgent': 'GPT-4o', 'digitalSourceType': TRAINED}]}}))


def stealth(magic, text):
    """An RGBA picture of 64 x 160 with a text in the lowest bits of its alpha channel."""
    bits = magic + struct.pack('>I', len(text) * 8) + text
    rows = bytearray()
    for y in range(160):
        rows.append(0)
        for x in range(64):
            at = x * 160 + y
            rows += bytes([1, 2, 3, 254 | (bits[at // 8] >> (7 - at % 8) & 1 if at // 8 < len(bits) else 0)])
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 64, 160, 8, 6, 0, 0, 0)) + chunk(b'IDAT', zlib.compress(bytes(rows))) +
            chunk(b'IEND', b''))


write_seeds([
    png(chunk(b'tEXt', b'parameters\0' + INFOTEXT.encode())),
    png(chunk(b'tEXt', b'prompt\0' + GRAPH.encode()), chunk(b'tEXt', b'workflow\0{"nodes": [], "links": []}')),
    png(behind=[chunk(b'zTXt', b'parameters\0\0' + zlib.compress(INFOTEXT.encode()))]),
    png(chunk(b'iTXt', b'parameters\0\1\0en\0k\0' + zlib.compress(INFOTEXT.encode()))),
    png(chunk(b'iTXt', b'XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta/>'), chunk(b'caBX', b'jumb')),
    png(chunk(b'eXIf', comment('>', 'utf-16-be'))),
    png(chunk(b'acTL', struct.pack('>II', 2, 0)), chunk(b'fcTL', b'\0' * 21 + b'\1\0\x0a\0\0'), behind=[chunk(b'comf', b'prompt\0' + GRAPH.encode())]),
    jpeg((0xFE, INFOTEXT.encode())), jpeg((0xFE, b'parameters\0' + INFOTEXT.encode())), jpeg((0xFE, b'prompt: ' + GRAPH.encode())),
    jpeg((0xE1, b'Exif\0\0' + comment('<', 'utf-16-be'))), jpeg((0xE1, b'Exif\0\0' + LABELS)),
    jpeg((0xE0, b'JFIF\0'), (0xE1, b'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>'), (0xEB, b'JP')),
    riff(LOSSLESS), riff(LOSSY), riff(CANVAS, LOSSLESS, (b'EXIF', comment('<', 'utf-16-le'))),
    riff(CANVAS, (b'ANIM', b'\0' * 6), FRAME, FRAME, (b'EXIF', b'Exif\0\0' + LABELS), (b'XMP ', b'<x:xmpmeta/>')),
    png(chunk(b'caBX', STORE)), riff(CANVAS, LOSSLESS, (b'C2PA', STORE)),
    jpeg((0xEB, b'JP\2\x11\0\0\0\1' + STORE[:60]), (0xEB, b'JP\2\x11\0\0\0\2' + STORE[:8] + STORE[60:])),
    jpeg((0xED, b'Photoshop 3.0\0008BIM\4\4\0\0\0\0\0\x0a\x1c\2\x6e\0\5a cat')),
    mp4({b'prompt': GRAPH.encode(), b'workflow': b'{"nodes": []}'}), mp4({b'comment': INFOTEXT.encode()}, c2pa_box(STORE)),
    webm({b'PROMPT': GRAPH.encode(), b'COMMENT': INFOTEXT.encode()}), gif(INFOTEXT.encode() * 3),
    avif(b'Exif', b'\0\0\0\0' + comment('<', 'utf-16-le')), avif(b'mime', b'<x:xmpmeta/>'),
    jxl(box(b'Exif', b'\0\0\0\0' + LABELS), box(b'xml ', b'<x:xmpmeta/>'), STORE), b'\xff\x0a\xcb\0\0\0',
    stealth(b'stealth_pnginfo', INFOTEXT.encode()),
    b'<?xml version="1.0"?><!-- c --><!DOCTYPE svg [ <!ENTITY a "b"> ]><svg:svg width="10mm" height=\'20%\' viewBox="0 0,4 5"></svg:svg>',
    b'\xef\xbb\xbf <svg width="1e3px" height="1in"/>', b'<svg viewBox="0 0 1e300 1e-300" height="1e308in"/>',
    b'GIF89a', b'\0\0\0\x20ftypavif', b'\x89PNG\r\n\x1a\n', b'RIFF', b'\xff\xd8\xff',
])
