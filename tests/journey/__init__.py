"""Journey files: whatever is written in one, each petition stands or falls by itself."""
