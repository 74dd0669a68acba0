"""The page after a reception."""
