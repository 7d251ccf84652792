from transformers import AutoModel
def f(p):
    return AutoModel.from_pretrained(p, trust_remote_code=True)
