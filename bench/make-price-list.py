#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""make-price-list.py FILE: a price list in the shape and size of LiteLLM's (2,688 rows, 1.6 MB), with numbers of our own."""
import json
import random
import sys

ROWS = 2688
FLAGS = ['supports_function_calling', 'supports_prompt_caching', 'supports_response_schema', 'supports_tool_choice']


def text_row(rng, provider):
    price = rng.choice([5e-08, 1.5e-07, 3e-07, 1e-06, 2.5e-06, 5e-06, 1.5e-05])
    row = {'input_cost_per_token': price, 'output_cost_per_token': price * rng.choice([2, 4, 5])}
    if rng.random() < 0.4:
        row |= {'cache_read_input_token_cost': price / 10, 'cache_creation_input_token_cost': price * 1.25}
    if rng.random() < 0.1:
        row |= {'input_cost_per_token_above_200k_tokens': price * 2, 'output_cost_per_token_above_200k_tokens': price * 6}
    if rng.random() < 0.1:
        row |= {'input_cost_per_token_batches': price / 2, 'search_context_cost_per_query': {'search_context_size_low': 0.03}}
    return row | {'litellm_provider': provider, 'max_input_tokens': 200000, 'max_output_tokens': 64000, 'max_tokens': 64000, 'mode': 'chat',
                  'source': f'https://{provider}.example.org/pricing', 'supported_modalities': ['text', 'image']} | dict.fromkeys(FLAGS, True)


def media_row(rng, provider):
    mode, field, price = rng.choice([
        ('image_generation', 'output_cost_per_image', 0.04), ('image_generation', 'input_cost_per_image', 0.013),
        ('image_edit', 'output_cost_per_image', 0.05), ('video_generation', 'output_cost_per_video_per_second', 0.1),
        ('audio_speech', 'input_cost_per_character', 1.5e-05), ('audio_transcription', 'input_cost_per_second', 0.0001)])
    return {field: price * rng.choice([1, 1.5, 2]), 'litellm_provider': provider, 'mode': mode, 'source': f'https://{provider}.example.org/pricing',
            'supported_endpoints': ['/v1/images/generations']}


rng = random.Random(1)
rows = {}
while len(rows) < ROWS:
    provider = rng.choice(['openai', 'azure', 'bedrock', 'openrouter', 'vertex_ai', 'fireworks_ai', 'gemini', 'deepinfra'])
    make = media_row if rng.random() < 0.13 else text_row
    rows[f'{provider}/model-{len(rows)}-{rng.choice(["mini", "pro", "instruct", "turbo"])}'] = make(rng, provider)
with open(sys.argv[1], 'w', encoding='utf-8') as file:
    json.dump(rows, file, indent=4)
