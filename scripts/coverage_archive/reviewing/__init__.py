"""Review what a machine proposed: the proposals that wait, the answers, and the dialogue that asks for them."""
