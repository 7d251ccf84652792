# coding=utf-8
""" PyTorch Tiny model. """
import math
from typing import List, Optional, Tuple, Union

import torch
import torch.nn.functional as F
from torch import nn
from transformers import PreTrainedModel
from transformers.modeling_outputs import CausalLMOutputWithPast
from transformers.utils import logging

from .configuration_tiny import TinyConfig

logger = logging.get_logger(__name__)

try:
    from flash_attn import flash_attn_func
except ImportError:
    flash_attn_func = None


class TinyRMSNorm(nn.Module):
    def __init__(self, hidden_size: int, eps: float = 1e-6):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(hidden_size))
        self.variance_epsilon = eps

    def forward(self, hidden_states):
        variance = hidden_states.to(torch.float32).pow(2).mean(-1, keepdim=True)
        return self.weight * hidden_states * torch.rsqrt(variance + self.variance_epsilon)


@torch.jit.script
def rotate_half(x: torch.Tensor):
    x1, x2 = x[..., : x.shape[-1] // 2], x[..., x.shape[-1] // 2 :]
    return torch.cat((-x2, x1), dim=-1)


class TinyAttention(nn.Module):
    def __init__(self, config: TinyConfig, layer_idx: Optional[int] = None):
        super().__init__()
        self.config = config
        self.head_dim = getattr(config, "head_dim", config.hidden_size // config.num_heads)
        self.q_proj = nn.Linear(config.hidden_size, config.hidden_size, bias=False)
        self.act = ACTIVATIONS[config.hidden_act]()

    def forward(self, x, mask=None, **kwargs) -> Tuple[torch.Tensor, Optional[torch.Tensor]]:
        q = self.q_proj(x).view(*x.shape[:-1], -1, self.head_dim).transpose(1, 2)
        w = F.softmax(q @ q.transpose(-1, -2) / math.sqrt(self.head_dim), dim=-1)
        if mask is not None and (length := mask.shape[-1]) != w.shape[-1]:
            raise ValueError(f"mask is of length {length!r}, expected {w.shape[-1]:>4d}")
        return torch.matmul(w, q), None


ACTIVATIONS = {"silu": nn.SiLU, "gelu": nn.GELU}


class TinyForCausalLM(PreTrainedModel):
    config_class = TinyConfig
    _no_split_modules = ["TinyAttention"]

    def __init__(self, config):
        super().__init__(config)
        self.layers = nn.ModuleList([TinyAttention(config, i) for i in range(config.num_layers)])
        self.lm_head = nn.Linear(config.hidden_size, config.vocab_size, bias=False)
        self.post_init()

    def _init_weights(self, module):
        std = self.config.initializer_range
        if isinstance(module, nn.Linear):
            module.weight.data.normal_(mean=0.0, std=std)

    def forward(self, input_ids: torch.LongTensor = None, labels=None, return_dict: bool = True):
        hidden = self.embed(input_ids)
        for layer in self.layers:
            hidden, _ = layer(hidden)
        logits = self.lm_head(hidden)
        loss = None
        if labels is not None:
            loss = nn.CrossEntropyLoss()(logits.view(-1, logits.size(-1)), labels.view(-1))
        self.eval()
        return CausalLMOutputWithPast(loss=loss, logits=logits)
