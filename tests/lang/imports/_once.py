print("module runs")
runs = 1
