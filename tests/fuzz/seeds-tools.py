#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Seeds of the readers of tools and marks: keys and texts of each, parted by NULs."""
from seeds import write_seeds

SEEDS = {
    'comfyui/png': (
        'prompt',
        '{"3": {"class_type": "KSampler", "inputs": {"seed": 7, "steps": 20, "cfg": 6.5, "sampler_name": "euler", "sche'
        'duler": "karras", "denoise": 1, "model": ["4", 0], "positive": ["6", 0], "negative": ["7", 0], "latent_image":'
        ' ["5", 0]}}, "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "base.safetensors"}}, "5": '
        '{"class_type": "EmptyLatentImage", "inputs": {"width": 512, "height": 768}}, "6": {"class_type": "CLIPTextEnco'
        'de", "inputs": {"text": "a cat", "clip": ["4", 1]}}, "7": {"class_type": "CLIPTextEncode", "inputs": {"text": '
        '"dog", "clip": ["4", 1]}}, "8": {"class_type": "VAEDecode", "inputs": {"samples": ["3", 0], "vae": ["4", 2]}},'
        ' "9": {"class_type": "SaveImage", "inputs": {"images": ["8", 0], "filename_prefix": "x"}}}',
        'workflow',
        '{"nodes": [], "links": []}',
    ),
    'comfyui/jpeg': (
        'exif',
        '{"prompt": {"3": {"class_type": "KSampler", "inputs": {"seed": 7, "steps": 20, "cfg": 6.5, "sampler_name": "eu'
        'ler", "scheduler": "karras", "denoise": 1, "model": ["4", 0], "positive": ["6", 0], "negative": ["7", 0], "lat'
        'ent_image": ["5", 0]}}, "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "base.safetensor'
        's"}}, "5": {"class_type": "EmptyLatentImage", "inputs": {"width": 512, "height": 768}}, "6": {"class_type": "C'
        'LIPTextEncode", "inputs": {"text": "a cat", "clip": ["4", 1]}}, "7": {"class_type": "CLIPTextEncode", "inputs"'
        ': {"text": "dog", "clip": ["4", 1]}}, "8": {"class_type": "VAEDecode", "inputs": {"samples": ["3", 0], "vae": '
        '["4", 2]}}, "9": {"class_type": "SaveImage", "inputs": {"images": ["8", 0], "filename_prefix": "x"}}}, "workfl'
        'ow": {"nodes": [], "links": []}}',
    ),
    'automatic1111': (
        'parameters',
        'a cat\nNegative prompt: dog\nSteps: 20, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 7, Seed: 5, Size: 5'
        '12x768, Model: base, Denoising strength: 0.4, Version: v1.10.1',
    ),
    'sd-next': (
        'parameters',
        'a cat\nNegative prompt: dog\nSteps: 20, Size: 512x768, Sampler: Euler a, Seed: 5, CFG scale: 6, App: SD.Next, Ve'
        'rsion: 56a8aea, Model: base\nTemplate: a {x}',
    ),
    'invokeai/3': (
        'invokeai_metadata',
        '{"app_version": "6.10.0", "generation_mode": "sdxl_img2img", "positive_prompt": "a cat", "negative_prompt": "d'
        'og", "width": 512, "height": 768, "seed": 4294967295, "cfg_scale": 6.5, "steps": 24, "scheduler": "euler_a", "'
        'strength": 0.55, "model": {"name": "base", "base": "sdxl"}, "loras": [{"model": {"name": "ink"}, "weight": 0.8'
        '}, {"lora": {"model_name": "old"}, "weight": 0.5}]}',
        'invokeai_graph',
        '{}',
    ),
    'invokeai/2': (
        'Dream',
        '"ignored" -s 1 -S 1',
        'sd-metadata',
        '{"model": "stable diffusion", "model_weights": "base", "app_version": "2.3.0", "image": {"prompt": [{"prompt":'
        ' "a cat [dog, bird]", "weight": 1}], "steps": 50, "cfg_scale": 7.5, "height": 768, "width": 512, "seed": 9, "s'
        'ampler": "k_lms", "type": "txt2img"}}',
    ),
    'invokeai/1-images': (
        'sd-metadata',
        '{"model": "stable diffusion", "app_version": "v1.15", "images": [{"prompt": "a cat", "steps": 5, "cfg_scale": '
        '7, "height": 64, "width": 64, "seed": 9, "sampler": "ddim", "type": "img2img", "strength": 0.6}]}',
    ),
    'invokeai/dream': (
        'Dream',
        'banana sushi -s 50 -S 42 -W 512 -H 384 -C 7.5 -A k_lms',
    ),
    'invokeai/dream-quoted': (
        'Dream',
        '"a cat -s is no option" -s 20 -S 1 -W 64 -H 64 -C 5 -A ddim',
    ),
    'invokeai/dream-empty': (
        'Dream',
        '" -s 20 -S 1',
    ),
    'invokeai/graph': (
        'invokeai_graph',
        '{"id": "x"}',
    ),
    'fooocus/png': (
        'parameters',
        '{"adm_guidance": "(1.5, 0.8, 0.3)", "base_model": "juggernaut", "guidance_scale": 4, "performance": "Speed", "'
        'prompt": "a cat", "negative_prompt": "dog", "resolution": "(1152, 896)", "sampler": "dpmpp_2m", "scheduler": "'
        'karras", "seed": "18446744073709551615", "steps": 30, "loras": [["offset", 0.1, "abc"]], "lora_combined_2": "T'
        'rue : ink : 0.5", "lora_combined_3": "False : off : 0.5", "version": "Fooocus v2.5.5"}',
        'fooocus_scheme',
        'fooocus',
    ),
    'fooocus/jpeg': (
        'exif',
        '{"adm_guidance": "(1.5, 0.8, 0.3)", "base_model": "juggernaut", "guidance_scale": 4, "performance": "Speed", "'
        'prompt": "a cat", "negative_prompt": "dog", "resolution": "(1152, 896)", "sampler": "dpmpp_2m", "scheduler": "'
        'karras", "seed": "18446744073709551615", "steps": 30, "loras": [["offset", 0.1, "abc"]], "lora_combined_2": "T'
        'rue : ink : 0.5", "lora_combined_3": "False : off : 0.5", "version": "Fooocus v2.5.5"}',
    ),
    'fooocus/mre': (
        'Comment',
        '{"real_prompt": "a cat", "real_negative_prompt": "dog", "base_model": "base", "performance": "Speed", "steps":'
        ' 30, "cfg": 7, "sampler": "euler", "scheduler": "karras", "seed": 3, "width": 896, "height": 1152}',
    ),
    'fooocus/a1111': (
        'parameters',
        'a cat\nNegative prompt: dog\nSteps: 20, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 7, Seed: 5, Size: 5'
        '12x768, Model: base, Denoising strength: 0.4, Version: Fooocus v2.5.5',
        'fooocus_scheme',
        'a1111',
    ),
    'ruined-fooocus': (
        'parameters',
        '{"Prompt": "a cat", "Negative": "dog", "steps": 20, "cfg": 3.5, "width": 512, "height": 768, "seed": 5, "sampl'
        'er_name": "euler", "scheduler": "simple", "base_model_name": "base.safetensors", "loras": "<ink:0.5>,<pen:1>",'
        ' "software": "RuinedFooocus"}',
    ),
    'ruined-fooocus/list': (
        'parameters',
        '{"Prompt": "a cat", "steps": 20, "cfg": 3.5, "seed": 5, "sampler_name": "euler", "scheduler": "simple", "base_'
        'model_name": "b", "loras": [{"name": "ink", "weight": "0.7 - ink.safetensors"}, {"hash": "1", "weight": "1.0 -'
        ' pen.safetensors"}], "software": "RuinedFooocus"}',
    ),
    'novelai/png': (
        'Title',
        'NovelAI generated image',
        'Description',
        'a cat',
        'Software',
        'NovelAI',
        'Source',
        'NovelAI Diffusion V4.5 4BDE2A90',
        'Comment',
        '{"prompt": "a cat", "steps": 28, "height": 768, "width": 512, "scale": 5.0, "uncond_scale": 0.0, "seed": 7, "n'
        'oise_schedule": "karras", "sampler": "k_euler", "uc": "dog", "request_type": "PromptGenerateRequest", "strengt'
        'h": 0.7, "v4_prompt": {"caption": {"base_caption": "a cat"}}}',
    ),
    'novelai/webp': (
        'exif',
        '{"Comment": "{\\"prompt\\": \\"a cat\\", \\"steps\\": 28, \\"height\\": 768, \\"width\\": 512, \\"scale\\": 5.0, \\"uncond_'
        'scale\\": 0.0, \\"seed\\": 7, \\"noise_schedule\\": \\"karras\\", \\"sampler\\": \\"k_euler\\", \\"uc\\": \\"dog\\", \\"reques'
        't_type\\": \\"PromptGenerateRequest\\", \\"strength\\": 0.7, \\"v4_prompt\\": {\\"caption\\": {\\"base_caption\\": \\"a ca'
        't\\"}}}", "Source": "NovelAI Diffusion V4.5 4BDE2A90", "Software": "NovelAI"}',
    ),
    'novelai/jpeg-comment': (
        'comment',
        '{"prompt": "a cat", "steps": 28, "height": 768, "width": 512, "scale": 5.0, "uncond_scale": 0.0, "seed": 7, "n'
        'oise_schedule": "karras", "sampler": "k_euler", "uc": "dog", "request_type": "PromptGenerateRequest", "strengt'
        'h": 0.7, "v4_prompt": {"caption": {"base_caption": "a cat"}}}',
    ),
    'swarmui/png': (
        'prompt',
        '{"3": {"class_type": "KSampler", "inputs": {"seed": 7, "steps": 20, "cfg": 6.5, "sampler_name": "euler", "sche'
        'duler": "karras", "denoise": 1, "model": ["4", 0], "positive": ["6", 0], "negative": ["7", 0], "latent_image":'
        ' ["5", 0]}}, "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "base.safetensors"}}, "5": '
        '{"class_type": "EmptyLatentImage", "inputs": {"width": 512, "height": 768}}, "6": {"class_type": "CLIPTextEnco'
        'de", "inputs": {"text": "a cat", "clip": ["4", 1]}}, "7": {"class_type": "CLIPTextEncode", "inputs": {"text": '
        '"dog", "clip": ["4", 1]}}, "8": {"class_type": "VAEDecode", "inputs": {"samples": ["3", 0], "vae": ["4", 2]}},'
        ' "9": {"class_type": "SaveImage", "inputs": {"images": ["8", 0], "filename_prefix": "x"}}}',
        'parameters',
        '{"sui_image_params": {"prompt": "a cat", "negativeprompt": "dog", "model": "base", "seed": 5, "steps": 20, "cf'
        'gscale": 7.0, "fluxguidancescale": 3.5, "width": 512, "height": 768, "sampler": "euler", "scheduler": "karras"'
        ', "initimagecreativity": 0.6, "loras": ["ink", "pen"], "loraweights": ["0.5", 1], "swarm_version": "0.9.7"}, "'
        'sui_extra_data": {}}',
    ),
    'swarmui/webp': (
        'exif',
        '{"sui_image_params": {"prompt": "a cat", "negativeprompt": "dog", "model": "base", "seed": 5, "steps": 20, "cf'
        'gscale": 7.0, "fluxguidancescale": 3.5, "width": 512, "height": 768, "sampler": "euler", "scheduler": "karras"'
        ', "initimagecreativity": 0.6, "loras": ["ink", "pen"], "loraweights": ["0.5", 1], "swarm_version": "0.9.7"}, "'
        'sui_extra_data": {}}',
    ),
    'easy-diffusion/jpeg': (
        'exif',
        '{"prompt": "a cat", "negative_prompt": "dog", "seed": 5, "use_stable_diffusion_model": "/home/me/models/base",'
        ' "sampler_name": "euler", "scheduler_name": "karras", "width": 512, "height": 768, "num_inference_steps": 25, '
        '"guidance_scale": 7.5, "distilled_guidance_scale": 3.5, "prompt_strength": 0.8, "use_lora_model": ["/x/ink"], '
        '"lora_alpha": [0.5]}',
    ),
    'easy-diffusion/png': (
        'prompt',
        'a cat',
        'negative_prompt',
        'dog',
        'seed',
        '5',
        'use_stable_diffusion_model',
        'C:\\models\\base',
        'num_inference_steps',
        '25',
        'guidance_scale',
        '7.5',
    ),
    'easy-diffusion/pretty': (
        'exif',
        '{"Prompt": "a cat", "Negative Prompt": "dog", "Seed": 5, "Stable Diffusion model": "base", "Steps": 25, "Guida'
        'nce Scale": 7.5, "Sampler": "euler", "Width": 512, "Height": 768}',
    ),
    'draw-things/png': (
        'XML:com.adobe.xmp',
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description xmp:CreatorTool="Draw Things"><dc:description><r'
        'df:Alt><rdf:li>a cat</rdf:li></rdf:Alt></dc:description><exif:UserComment><rdf:Alt><rdf:li xml:lang="x-default'
        '">{"c": "a cat", "uc": "dog", "model": "flux_1_dev.ckpt", "sampler": "Euler A", "scale": 4.5, "seed": 5, "seed'
        '_mode": "Scale Alike", "size": "768x1024", "steps": 8, "strength": 1, "lora": [{"model": "ink.ckpt", "weight":'
        ' 0.6}], "v2": {}}</rdf:li></rdf:Alt></exif:UserComment></rdf:Description></rdf:RDF></x:xmpmeta>',
    ),
    'draw-things/jpeg': (
        'exif',
        '{"c": "a cat", "uc": "dog", "model": "flux_1_dev.ckpt", "sampler": "Euler A", "scale": 4.5, "seed": 5, "seed_m'
        'ode": "Scale Alike", "size": "768x1024", "steps": 8, "strength": 1, "lora": [{"model": "ink.ckpt", "weight": 0'
        '.6}], "v2": {}}',
    ),
    'mflux': (
        'exif',
        '{"mflux_version": "0.16.9", "model": "black-forest-labs/FLUX.1-dev", "seed": 42, "steps": 15, "guidance": 4.0,'
        ' "height": 768, "width": 480, "lora_paths": ["/Users/me/ink.safetensors"], "lora_scales": [1.0], "prompt": "a '
        'cat", "negative_prompt": "dog"}',
    ),
    'mflux/path': (
        'exif',
        '{"mflux_version": "0.16.9", "model": "/Users/me/models/own.safetensors", "seed": 42, "steps": 15, "prompt": "a'
        ' cat"}',
    ),
    'midjourney': (
        'Description',
        'a cat, danh võ --ar 4:3 --v 5.2 --seed 77 --no dog, bird Job ID: 2b6e053b-9a65-4ca9-9e13-b6f4465164d4',
        'Author',
        'somebody',
    ),
    'midjourney/niji': (
        'Description',
        'a cat --niji 6 Job ID: 2b6e053b-9a65-4ca9-9e13-b6f4465164d4',
    ),
    'midjourney/no-flags': (
        'Description',
        'a cat Job ID: 2b6e053b-9a65-4ca9-9e13-b6f4465164d4',
    ),
    'stability-matrix': (
        'parameters-json',
        '{"PositivePrompt": "a cat", "NegativePrompt": "dog", "Steps": 20, "Sampler": "Euler Ancestral", "CfgScale": 5,'
        ' "Seed": 5, "Height": 768, "Width": 512, "ModelName": "base.safetensors"}',
        'smproj',
        '{"Version":2}',
    ),
    'tensorart': (
        'generation_data',
        '{"prompt": "a cat", "negativePrompt": "dog", "width": 512, "height": 768, "steps": 25, "cfgScale": 7, "seed": '
        '"-1", "baseModel": {"modelFileName": "base"}, "models": [{"type": "LORA", "modelFileName": "ink", "weight": 0.'
        '5}], "ksamplerName": "euler", "schedule": "karras"}',
        'prompt',
        '{"3": {"class_type": "KSampler", "inputs": {"seed": 7, "steps": 20, "cfg": 6.5, "sampler_name": "euler", "sche'
        'duler": "karras", "denoise": 1, "model": ["4", 0], "positive": ["6", 0], "negative": ["7", 0], "latent_image":'
        ' ["5", 0]}}, "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "base.safetensors"}}, "5": '
        '{"class_type": "EmptyLatentImage", "inputs": {"width": 512, "height": 768}}, "6": {"class_type": "CLIPTextEnco'
        'de", "inputs": {"text": "a cat", "clip": ["4", 1]}}, "7": {"class_type": "CLIPTextEncode", "inputs": {"text": '
        '"dog", "clip": ["4", 1]}}, "8": {"class_type": "VAEDecode", "inputs": {"samples": ["3", 0], "vae": ["4", 2]}},'
        ' "9": {"class_type": "SaveImage", "inputs": {"images": ["8", 0], "filename_prefix": "x"}}}',
    ),
    'civitai': (
        'exif',
        'a cat\nNegative prompt: dog\nSteps: 25, Sampler: Undefined, CFG scale: 5, Seed: 5, Size: 512x768, Clip skip: 2, '
        'Created Date: 2025-01-01T00:00:00Z, Civitai resources: [{"type":"checkpoint","modelVersionId":1,"modelName":"b'
        'ase"},{"type":"lora","weight":0.8,"modelName":"ink"}], Civitai metadata: {}',
    ),
    'civitai/upscale': (
        'exif',
        '{"3": {"class_type": "KSampler", "inputs": {"seed": 7, "steps": 20, "cfg": 6.5, "sampler_name": "euler", "sche'
        'duler": "karras", "denoise": 1, "model": ["4", 0], "positive": ["6", 0], "negative": ["7", 0], "latent_image":'
        ' ["5", 0]}}, "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "base.safetensors"}}, "5": '
        '{"class_type": "EmptyLatentImage", "inputs": {"width": 512, "height": 768}}, "6": {"class_type": "CLIPTextEnco'
        'de", "inputs": {"text": "a cat", "clip": ["4", 1]}}, "7": {"class_type": "CLIPTextEncode", "inputs": {"text": '
        '"dog", "clip": ["4", 1]}}, "8": {"class_type": "VAEDecode", "inputs": {"samples": ["3", 0], "vae": ["4", 2]}},'
        ' "9": {"class_type": "SaveImage", "inputs": {"images": ["8", 0], "filename_prefix": "x"}}, "extraMetadata": "{'
        '\\"prompt\\": \\"a cat\\", \\"negativePrompt\\": \\"dog\\", \\"cfgScale\\": 5, \\"steps\\": 25, \\"seed\\": 5, \\"sampler\\": '
        '\\"Euler a\\", \\"baseModel\\": \\"SDXL\\"}"}',
    ),
    'hf-space': (
        'parameters',
        '{"prompt": "a cat", "negative_prompt": "dog", "resolution": "512 x 768", "guidance_scale": 5.5, "num_inference'
        '_steps": 24, "seed": 5, "sampler": "Euler a", "Model": "base", "Model hash": "ab"}',
    ),
    'wangp/mp4': (
        'comment',
        '{"type": "WanGP v9.0 by DeepBeepMeep", "WanGP_version": "9.0", "prompt": "a cat", "negative_prompt": "dog", "r'
        'esolution": "832x480", "video_length": 81, "num_inference_steps": 30, "seed": 5, "guidance_scale": 5, "model_t'
        'ype": "t2v", "model_filename": "https://x/wan2.1.safetensors", "activated_loras": ["/l/ink.safetensors", "pen.'
        'safetensors"], "loras_multipliers": "1;0.5 0.8"}',
    ),
    'wangp/mkv': (
        'comment',
        '{"type": "WanGP v9.0 by DeepBeepMeep", "WanGP_version": "9.0", "prompt": "a cat", "negative_prompt": "dog", "r'
        'esolution": "832x480", "video_length": 81, "num_inference_steps": 30, "seed": 5, "guidance_scale": 5, "model_t'
        'ype": "t2v", "model_filename": "https://x/wan2.1.safetensors", "activated_loras": ["/l/ink.safetensors", "pen.'
        'safetensors"], "loras_multipliers": "1;0.5 0.8"}',
    ),
    'wangp/jpeg': (
        'comment',
        '{"type": "WanGP v9.0 by DeepBeepMeep", "WanGP_version": "9.0", "prompt": "a cat", "negative_prompt": "dog", "r'
        'esolution": "832x480", "video_length": 81, "num_inference_steps": 30, "seed": 5, "guidance_scale": 5, "model_t'
        'ype": "t2v", "model_filename": "https://x/wan2.1.safetensors", "activated_loras": ["/l/ink.safetensors", "pen.'
        'safetensors"], "loras_multipliers": "1;0.5 0.8"}',
    ),
    'wangp/reserved': (
        'comment',
        '{"_wangp_metadata_reserved":true}',
    ),
    'sd-scripts': (
        'prompt',
        'a cat',
        'negative-prompt',
        'dog',
        'seed',
        '5',
        'steps',
        '20',
        'scale',
        '7.5',
        'sampler',
        'euler_a',
    ),
    'stable-diffusion.cpp': (
        'parameters',
        'a cat\nSteps: 20, CFG scale: 4.5, Seed: 5, Size: 512x768, Model: base.safetensors, RNG: cuda, Sampler: euler, V'
        'ersion: stable-diffusion.cpp',
    ),
    'stable-diffusion.cpp/json': (
        'parameters',
        'Seed: 999 SDCPP: {x} cat\nSteps: 1, Seed: 1, Version: stable-diffusion.cpp, SDCPP: {"schema": "sdcpp.image.para'
        'ms/v1", "generator": {"name": "stable-diffusion.cpp", "version": "1.0.0"}, "seed": 5, "width": 512, "height": '
        '768, "prompt": {"positive": "Seed: 999 SDCPP: {x} cat", "negative": "dog"}, "sampling": {"steps": 30, "method"'
        ': "euler", "scheduler": "karras", "guidance": {"txt_cfg": 5, "distilled_guidance": 3.5}}, "models": {"model": '
        '"base.safetensors"}, "loras": [{"name": "ink", "multiplier": 0.5}]}',
    ),
    'nothing/png': (
        'Software',
        'GIMP',
        'Comment',
        'a holiday by the sea',
    ),
    'nothing/mp4': (
        'title',
        'Steps',
        'encoder',
        'Lavf61',
    ),
    'nothing/dynamic-json': (
        'comment',
        '{"a": 1}',
    ),
    'iptc': (
        'xmp',
        '<rdf:Description Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia" photoshop:Credit="Made with Google AI"/>',
    ),
    'aigc': (
        'xmp',
        '<rdf:Description><TC260:AIGC>{&quot;Label&quot;:&quot;1&quot;,&quot;ContentProducer&quot;:&quot;X1&quot;}</TC260:AIGC></rdf:Description>',
    ),
    'aigc-info': (
        'UserComment',
        '{"aigc_info": {"source_info": "dreamina"}}',
    ),
    'grok': (
        'ImageDescription',
        'Signature: bm90IGEgcmVhbCBzaWduYXR1cmUgYXQgYWxs',
        'Artist',
        '2b6e053b-9a65-4ca9-9e13-b6f4465164d4',
    ),
    'black-forest-labs': (
        'Make',
        'Black Forest Labs',
        'Model',
        'flux-schnell',
        'Software',
        'AI generated;txt2img;flux',
        'ImageDescription',
        'a cat',
    ),
    'easy-diffusion/txt': (
        'sidecar',
        'a cat\nWidth: 512\nHeight: 768\nSeed: 5\nSteps: 25\nStable Diffusion model: base',
    ),
    'comfyui/workflow-only': (
        'workflow',
        '{"nodes": [{"id": 3, "type": "KSampler", "mode": 0, "inputs": [{"name": "model", "link": 1}, {"name": "positiv'
        'e", "link": 2}, {"name": "negative", "link": 3}, {"name": "latent_image", "link": 4}], "widgets_values": [1844'
        '6744073709551615, "randomize", 20, 6.5, "euler", "karras", 1]}, {"id": 4, "type": "CheckpointLoaderSimple", "m'
        'ode": 0, "widgets_values": ["base.safetensors"]}, {"id": 10, "type": "LoraLoaderModelOnly", "mode": 4, "inputs'
        '": [{"name": "model", "link": 9}], "widgets_values": ["off.safetensors", 1]}, {"id": 5, "type": "EmptyLatentIm'
        'age", "mode": 0, "inputs": [{"name": "width", "widget": {"name": "width"}, "link": null}, {"name": "height", "'
        'widget": {"name": "height"}, "link": null}, {"name": "batch_size", "widget": {"name": "batch_size"}, "link": n'
        'ull}], "widgets_values": [512, 768, 1]}, {"id": 6, "type": "CLIPTextEncode", "mode": 0, "inputs": [{"name": "c'
        'lip", "link": 5}], "widgets_values": ["a cat"]}, {"id": 7, "type": "CLIPTextEncode", "mode": 0, "inputs": [{"n'
        'ame": "clip", "link": 6}], "widgets_values": ["dog"]}, {"id": 8, "type": "VAEDecode", "mode": 0, "inputs": [{"'
        'name": "samples", "link": 7}]}, {"id": 9, "type": "SaveImage", "mode": 0, "inputs": [{"name": "images", "link"'
        ': 8}], "widgets_values": ["x"]}], "links": [[1, 10, 0, 3, 0, "MODEL"], [2, 6, 0, 3, 1, "CONDITIONING"], [3, 7,'
        ' 0, 3, 2, "CONDITIONING"], [4, 5, 0, 3, 3, "LATENT"], [5, 4, 1, 6, 0, "CLIP"], [6, 4, 1, 7, 0, "CLIP"], [7, 3,'
        ' 0, 8, 0, "LATENT"], [8, 8, 0, 9, 0, "IMAGE"], [9, 4, 0, 10, 0, "MODEL"]]}',
    ),
}

write_seeds(['\0'.join(texts) for texts in SEEDS.values()])
