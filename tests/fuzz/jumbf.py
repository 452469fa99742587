# SPDX-License-Identifier: GPL-3.0-or-later
"""JUMBF boxes and CBOR for seeds: as much as a C2PA store needs."""
import struct

TRAINED = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia'


def _head(major, value):
    if value < 24:
        return bytes([major << 5 | value])
    if value < 256:
        return bytes([major << 5 | 24, value])
    return bytes([major << 5 | 25]) + struct.pack('>H', value)


def cbor(value):
    if value is None or isinstance(value, bool):
        return {None: b'\xf6', True: b'\xf5', False: b'\xf4'}[value]
    if isinstance(value, int):
        return _head(0, value) if value >= 0 else _head(1, -1 - value)
    if isinstance(value, float):
        return b'\xfb' + struct.pack('>d', value)
    if isinstance(value, bytes):
        return _head(2, len(value)) + value
    if isinstance(value, str):
        return _head(3, len(value.encode())) + value.encode()
    if isinstance(value, list):
        return _head(4, len(value)) + b''.join(map(cbor, value))
    return b'\xbf' + b''.join(cbor(key) + cbor(member) for key, member in value.items()) + b'\xff'


def box(kind, data):
    return struct.pack('>I', len(data) + 8) + kind + data


def superbox(label, *content):
    return box(b'jumb', box(b'jumd', b'c2pa' + b'\0' * 12 + b'\3' + label.encode() + b'\0') + b''.join(content))


def manifest(label, claim, assertions):
    boxes = [superbox(name, box(b'cbor', cbor(value))) for name, value in assertions.items()]
    name = 'c2pa.claim' if 'claim_generator' in claim else 'c2pa.claim.v2'
    return superbox(label, superbox('c2pa.assertions', *boxes), superbox(name, box(b'cbor', cbor(claim))))


def store(*manifests):
    return superbox('c2pa', *manifests)
