"""What the department's own work costs at sixty organisations, at a big city's and at a region's."""
