# SPDX-License-Identifier: GPL-3.0-or-later
"""Graphs of ComfyUI, written by hand, for the seeds of fuzzers."""


def node(class_type, **inputs):
    return {'class_type': class_type, 'inputs': inputs}


BASE = {
    '4': node('CheckpointLoaderSimple', ckpt_name='base.safetensors'),
    '5': node('EmptyLatentImage', width=512, height=768, batch_size=1),
    '6': node('CLIPTextEncode', text='a cat <lora:x:0.5>', clip=['4', 1]),
    '7': node('CLIPTextEncode', text='dog', clip=['4', 1]),
    '8': node('VAEDecode', samples=['3', 0], vae=['4', 2]),
    '9': node('SaveImage', images=['8', 0], filename_prefix='ComfyUI'),
}
CONDITIONED = {'model': ['4', 0], 'positive': ['6', 0], 'negative': ['7', 0], 'latent_image': ['5', 0]}
SETTINGS = {'seed': 18446744073709551615, 'steps': 20, 'cfg': 7.5, 'sampler_name': 'euler', 'scheduler': 'normal', 'denoise': 1.0}

PLAIN = {**BASE, '3': node('KSampler', **SETTINGS, **CONDITIONED)}
TWO_PASSES = {
    **PLAIN,
    '10': node('LatentUpscale', samples=['3', 0], width=1024, height=1536),
    '11': node('KSamplerAdvanced', **{**SETTINGS, 'start_at_step': 10}, **{**CONDITIONED, 'latent_image': ['10', 0]}),
    '8': node('VAEDecode', samples=['11', 0]),
    '12': node('PreviewImage', images=['8', 0]),
}
CUSTOM = {
    **BASE,
    '3': node('SamplerCustomAdvanced', noise=['20', 0], guider=['21', 0], sampler=['22', 0], sigmas=['23', 0], latent_image=['5', 0]),
    '20': node('RandomNoise', noise_seed=['30', 0]),
    '21': node('DualCFGGuider', cfg_conds=5, model=['31', 0], cond1=['24', 0], negative=['7', 0]),
    '22': node('KSamplerSelect', sampler_name='heun'),
    '23': node('SplitSigmas', sigmas=['25', 0], step=5),
    '24': node('FluxGuidance', guidance=3.5, conditioning=['26', 0]),
    '25': node('BasicScheduler', scheduler='simple', steps=12, denoise=0.5, model=['31', 0]),
    '26': node('ConditioningCombine', conditioning_1=['6', 0], conditioning_2=['27', 0]),
    '27': node('ConditioningZeroOut', conditioning=['6', 0]),
    '30': node('PrimitiveInt', value=42),
    '31': node('UNETLoader', unet_name='dir\\flux.gguf'),
}
SWITCHED = {
    **PLAIN,
    '6': node('ImpactSwitch', select=2, input1=['7', 0], input2=['13', 0]),
    '13': node('CLIPTextEncodeSDXL', text_g=['14', 0], text_l='cat', width=1024, height=1024),
    '14': node('StringConcatenate', string_a=['15', 0], string_b='x', delimiter=', '),
    '15': node('OllamaGenerate', prompt='say', seed=['16', 0]),
    '16': node('MathExpression', a=['16', 0], value=3),
}
LORAS = {
    **PLAIN,
    '4': node('LoraLoader', lora_name='one', strength_model=0.8, model=['17', 0], clip=['17', 1]),
    '17': node('Power Lora Loader', lora_1={'on': True, 'lora': 'two', 'strength': 1}, lora_2={'on': False}, model=['18', 0]),
    '18': node('LoRA Stack', switch_1='On', lora_name_1='three', model_weight_1=0.3, lora_name_2='None', model=['19', 0]),
    '19': node('CheckpointLoader', ckpt_name=['19', 0]),
}
HOSTED = {
    '1': node('OpenAIGPTImage1', prompt=['2', 0], seed=5, size='1024x1536', model='gpt-image-1'),
    '2': node('ShowText', text=['2', 0], text_0='a cat'),
    '9': node('SaveImage', images=['1', 0]),
}
CYCLE = {str(i): node('KSampler', steps=[str((i + 1) % 9), 0], cfg=1, seed=[str((i + 2) % 9), 0], model=[str(i), 0],
                      positive=[str((i + 4) % 9), 1], latent_image=[str((i + 1) % 9), 0]) for i in range(9)}
CASCADE = {
    **BASE,
    '3': node('KSampler', **SETTINGS, model=['4', 0], positive=['40', 0], latent_image=['5', 1]),
    '40': node('StableCascade_StageB_Conditioning', conditioning=['6', 0], stage_c=['41', 0]),
    '41': node('KSampler', **{**SETTINGS, 'seed': 7}, **CONDITIONED),
}
