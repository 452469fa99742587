# SPDX-License-Identifier: GPL-3.0-or-later
"""Films and newer pictures for seeds: headers and texts, no pixels."""
import struct

from jumbf import box


def full(kind, data, version=0):
    return box(kind, struct.pack('>I', version << 24) + data)


def mp4(texts, extra=b''):
    duration = struct.pack('>IIII', 0, 0, 1000, 2000) + b'\0' * 8
    track = (full(b'tkhd', b'\0' * 72 + struct.pack('>II', 64 << 16, 48 << 16)) +
             box(b'mdia', full(b'mdhd', duration) + full(b'hdlr', b'\0' * 4 + b'vide' + b'\0' * 13) +
                 box(b'minf', box(b'stbl', full(b'stsz', struct.pack('>II', 0, 50))))))
    keys = b''.join(struct.pack('>I', len(key) + 8) + b'mdta' + key for key in texts)
    items = b''.join(box(struct.pack('>I', n + 1), box(b'data', struct.pack('>II', 1, 0) + text)) for n, text in enumerate(texts.values()))
    meta = full(b'meta', full(b'hdlr', b'\0' * 4 + b'mdta' + b'\0' * 13) + full(b'keys', struct.pack('>I', len(texts)) + keys) + box(b'ilst', items))
    return (box(b'ftyp', b'isom\0\0\2\0isom') + box(b'mdat', b'pixels') +
            box(b'moov', full(b'mvhd', duration) + box(b'trak', track) + box(b'udta', meta + box(b'\xa9cmt', b'\0\4\0\0text'))) + extra)


def c2pa_box(store):
    return box(b'uuid', bytes.fromhex('d8fec3d61b0e483c92975828877ec481') + b'\0\0\0\0manifest\0' + b'\0' * 8 + store)


def element(number, data):
    name = number.to_bytes((number.bit_length() + 7) // 8, 'big')
    return name + struct.pack('>Q', 1 << 56 | len(data)) + data


def webm(texts):
    info = element(0x2AD7B1, b'\x0f\x42\x40') + element(0x4489, struct.pack('>d', 2000))
    video = element(0xB0, b'\x40') + element(0xBA, b'\x30')
    tracks = element(0xAE, element(0x83, b'\1') + element(0x23E383, b'\x02\x62\x5a\x00') + element(0xE0, video))
    tags = b''.join(element(0x7373, element(0x67C8, element(0x45A3, key) + element(0x4487, text))) for key, text in texts.items())
    seek = element(0x4DBB, element(0x53AB, b'\x12\x54\xc3\x67') + element(0x53AC, b'\x01\x00'))
    return (element(0x1A45DFA3, b'') + b'\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff' + element(0x114D9B74, seek) + element(0x1549A966, info) +
            element(0x1654AE6B, tracks) + element(0x1F43B675, b'pixels') + element(0x1254C367, tags))


def gif(comment):
    blocks = b''.join(bytes([len(comment[i:i + 255])]) + comment[i:i + 255] for i in range(0, len(comment), 255))
    return (b'GIF89a\x40\0\x30\0\x80\0\0' + b'\0' * 6 + b'\x21\xf9\x04\0\4\0\0\0' + b'\x2c' + b'\0' * 4 + b'\1\0\1\0\0\2\2\x44\1\0' +
            b'\x21\xfe' + blocks + b'\0' + b'\x21\xff\x0bXMP DataXMP<x/>' + b'\1' + bytes(range(255, -1, -1)) + b'\0' + b'\x3b')


def avif(kind, data):
    entry = full(b'infe', struct.pack('>HH', 1, 0) + kind + b'\0application/rdf+xml\0', 2)
    size = box(b'iprp', box(b'ipco', full(b'ispe', struct.pack('>II', 64, 48))))

    def meta(offset):
        place = full(b'iloc', b'\x44\0' + struct.pack('>HHHHII', 1, 1, 0, 1, offset, len(data)))
        return full(b'meta', full(b'iinf', b'\0\1' + entry) + place + size)
    head = box(b'ftyp', b'avif\0\0\0\0mif1')
    return head + meta(len(head) + len(meta(0)) + 8) + box(b'mdat', data)


def jxl(*boxes):
    return box(b'JXL ', b'\r\n\x87\n') + box(b'ftyp', b'jxl \0\0\0\0jxl ') + b''.join(boxes) + box(b'jxlc', b'\xff\x0a\xcb\0\0\0')
