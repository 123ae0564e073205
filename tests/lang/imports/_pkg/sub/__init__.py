__all__ = ["exported"]
exported = "by all"
hidden = 1
