#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeds of LiteLLM's list of prices: a row of each shape, and broken ones."""
import json

from seeds import write_seeds


def row(mode, provider='openai', **prices):
    return {'litellm_provider': provider, 'mode': mode} | prices


TOKENS = {
    'input_cost_per_token': 2.5e-06, 'input_cost_per_token_above_272k_tokens': 5e-06, 'input_cost_per_token_batches': 1.25e-06,
    'input_cost_per_token_above_272k_tokens_priority': 1e-05, 'output_cost_per_token': 1.5e-05, 'cache_read_input_token_cost': 2.5e-07,
    'cache_creation_input_token_cost_above_1hr_above_200k_tokens': 5e-06, 'output_cost_per_reasoning_token': 3e-06,
    'input_cost_per_audio_token': 7e-06, 'search_context_cost_per_query': {'search_context_size_low': 0.03},
}
TIERS = [{'range': [0, 256000], 'input_cost_per_token': 5e-08}, {'range': [256000, 1000000], 'input_cost_per_token': 2.5e-07}]
ROWS = {
    'gpt-5.4': row('chat', **TOKENS),
    'dashscope/qwen': row('chat', 'dashscope', tiered_pricing=TIERS),
    'high/1024-x-1536/gpt-image-1': row('image_generation', input_cost_per_image=0.25),
    'low/1024-x-1536/gpt-image-1': row('image_generation', input_cost_per_image=0.016, input_cost_per_pixel=1.0172526e-08, output_cost_per_pixel=0.0),
    '512-x-512/max-steps/stability.sdxl': row('image_generation', 'bedrock', output_cost_per_image=0.04),
    'amazon.titan': row('image_generation', 'bedrock', output_cost_per_image=0.008, output_cost_per_image_premium_image=0.01,
                        output_cost_per_image_above_512_and_512_pixels_and_premium_image=0.012),
    'gemini/veo': row('video_generation', 'gemini', output_cost_per_second=0.05, output_cost_per_second_1080p=0.08),
    'sora-2': row('video_generation', output_cost_per_video_per_second=0.1),
    'azure/tts-1': row('audio_speech', 'azure', input_cost_per_character=1.5e-05),
    'groq/whisper': row('audio_transcription', 'groq', input_cost_per_second=1.111e-05, output_cost_per_second=0.0),
    'gemini/lyria-3': row('chat', 'gemini', output_cost_per_image=0.04),
    'sample_spec': {'litellm_provider': 'one of', 'input_cost_per_token': 0.0},
}
BROKEN = ['1e400', 'NaN', '-Infinity', '-1', '"1"', '[]', '{}', 'null', 'true', '1e', '0.0000000000000000000000001', '99999999999999999999']

write_seeds([json.dumps({name: one}) for name, one in ROWS.items()] + [json.dumps(ROWS)] + [
    '{"m":{"litellm_provider":"openai","mode":"chat","input_cost_per_token":%s}}' % number for number in BROKEN] + [
    '{"m":{"litellm_provider":"x","input_cost_per_token":1,"input_cost_per_token":2},"m":7}',
    '{"a b\\u0000":{"litellm_provider":"x","source":"https://example.org","tiered_pricing":[{"range":[0,1]},{"range":[2,1]}]}}',
    '{"m":{"litellm_provider":7}}', '{}', '[]', '', '{',
])
