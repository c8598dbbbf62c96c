"""The review of what a machine proposed: what waits, the answers, the dialogue that asks for them."""
