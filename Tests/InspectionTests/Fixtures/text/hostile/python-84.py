from torch.utils.data.datapipes.utils import common
import torch
torch.serialization.os.system('id')
