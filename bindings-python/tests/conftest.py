pytest_plugins = ["desk", "databases"]
