import os
import torch
class M(torch.nn.Module):
    x = property(lambda s: os.system('id'))
