# KeyError shows the repr of the key
{}["a 'quoted' key"]
