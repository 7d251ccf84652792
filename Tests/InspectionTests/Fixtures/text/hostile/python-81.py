import os as torch
torch.system('id')
