"""The two articles that this project ships, and the SHA-256 of each capture."""

SEALS = {
    "korea-herald-without-delay": "c0fc7d40d6f1ddb99c965f6f9646ca00c3fc683d10984d4b7882fb908c7e3b1a",
    "outlook-strongest-ever-treaty": "9d1700197f0434ccb1a7ce1379c8404391438bde2df6d7c410980135f02e8fbb",
}
SHIPPED = tuple(SEALS)
