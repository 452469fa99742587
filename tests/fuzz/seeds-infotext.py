#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeds of infotext: the usual form, its variants by tool, and what is awkward in them."""
from seeds import write_seeds

SETTINGS = 'Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1234, Size: 512x768, Model hash: 6ce0161689, Model: base_v1'

write_seeds([
    f'a cat\nNegative prompt: dog\n{SETTINGS}, Version: v1.10.1',
    f'\nNegative prompt: dog\n{SETTINGS}',
    SETTINGS,
    f'a cat\nSteps: 99 of a ladder\n{SETTINGS}, Version: f2.0.1v1.10.1-previous',
    f'{{red|blue}} <lora:ink:0.7> cat\n{SETTINGS}, Version: f1.0.0v2-v1.10.1RC',
    'a cat\nSteps: 20, Hires prompt: "big, Seed: 9, \\"Steps: 1\\"", Seed: 1234, Size: 64x64',
    'a cat.Negative prompt: dog. Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1234',
    'a cat\r\nSampler: Euler\r\nSteps: 20\r\nSeed: 18446744073709551615, Model: m\r\n',
    'a\nSteps: 20, Hashes: {"Model:flux1": "ab, Seed: 1"}, Lora hashes: "x: 1, y: 2", Distilled CFG Scale: 3.5',
    'a\nSteps: 20, Sampler: Undefined, Seed: 1, Created Date: 2026, Civitai resources: '
    '[{"type":"checkpoint","modelName":"W, x"},{"type":"lora","modelName":"I","weight":0.6}], Civitai metadata: {}',
    'a\nSteps: 20, Size: 8x8, Seed: 1, App: SD.Next, Version: 56a8aea',
    'unknown\nNegative prompt: unknown\nSteps: 20, Seed: 0, Version: ComfyUI',
    'Negative prompt:', 'Steps: 1', '', '"', 'aa: "\\', 'aa: {"', 'aa: [[[[[[',
])
