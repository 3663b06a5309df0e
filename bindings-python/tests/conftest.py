pytest_plugins = ["desk"]
