#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeds of C2PA stores: claims of both versions, actions, ingredients and what some makers add."""
from jumbf import TRAINED, cbor, manifest, store
from seeds import write_seeds

CLAIM_1 = {'claim_generator': 'Adobe Photoshop 23.3.0', 'dc:format': 'image/png'}
CLAIM_2 = {'instanceID': 'xmp:iid:1', 'claim_generator_info': {'name': 'ChatGPT', 'version': '1'}}
CLAIM_LIST = {'claim_generator': 'x', 'claim_generator_info': [{'name': 'Amazon Bedrock'}, {'name': 'c2pa-rs'}]}
CREATED = {'actions': [{'action': 'c2pa.created', 'softwareAgent': {'name': 'GPT-4o'}, 'digitalSourceType': TRAINED},
                       {'action': 'c2pa.edited', 'softwareAgent': 'DALL·E', 'description': 'AI Generated Image'}]}
PARENT = {'relationship': 'parentOf', 'activeManifest': {'url': 'self#jumbf=/c2pa/urn:uuid:1', 'hash': b'\0' * 32}}
OLD_PARENT = {'relationship': 'parentOf', 'c2pa_manifest': {'url': 'self#jumbf=/c2pa/urn:uuid:2'}}

write_seeds([
    store(manifest('urn:uuid:1', CLAIM_1, {'c2pa.actions': CREATED})),
    store(manifest('urn:uuid:1', CLAIM_2, {'c2pa.actions.v2': CREATED}), manifest('urn:uuid:2', CLAIM_2, {'c2pa.ingredient.v3': PARENT})),
    store(manifest('urn:uuid:2', CLAIM_LIST, {'c2pa.ingredient': OLD_PARENT, 'c2pa.actions': {'actions': []}})),
    store(manifest('urn:uuid:1', CLAIM_2, {'com.adobe.generative-ai': {'x': 1}, 'c2pa.ai_generated_content': {'model': 'Flux.2'}})),
    store(), cbor({'a': [1, -1, 1.5, None, True, b'x', 'y', {}]}), b'\0\0\0\x10jumb\0\0\0\x08jumd',
])
