from .modeling_tiny import TinyForCausalLM  # noqa
