"""Who does it next: the flow of human tasks, the screens, and the files that drive them."""
