import torch
torch.os.system('id')
