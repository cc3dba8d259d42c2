"""Settings by idea: env reads, base wires, content and security decide; dev, test and production choose."""
