"""The demonstration: invented agencies, people and petitions. Nothing else depends on it."""
