import os
import torch
class M(torch.nn.Module):
    def __init_subclass__(cls):
        os.popen('id')
