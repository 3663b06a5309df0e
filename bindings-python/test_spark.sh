#!/usr/bin/env bash
# Columns on a real Spark of two workers: test_spark.sh PYTHON. Without Java they are skipped.
set -euo pipefail
cd "$(dirname "$0")"
venv=../build/venv-spark
. ../tests/skip.sh
. ../tests/figure.sh
need java "columns on Spark" openjdk-17-jre-headless || exit 0
test -x $venv/bin/python || "$1" -m venv $venv
$venv/bin/pip install -q -r requirements-spark.txt
VIRTUAL_ENV=$(realpath $venv) $venv/bin/maturin develop -q -m Cargo.toml
SPARK_HOME=$($venv/bin/python -c 'import pathlib, pyspark; print(pathlib.Path(pyspark.__file__).parent)')
PYSPARK_PYTHON=$(realpath $venv)/bin/python
export SPARK_HOME PYSPARK_PYTHON SPARK_LOCAL_IP=127.0.0.1
COVERAGE_FILE=$(realpath $venv)/coverage
export COVERAGE_FILE
$venv/bin/coverage run --rcfile=/dev/null --branch --include='*/skillcert/spark.py' \
    -m pytest -q -p no:cacheprovider --noconftest tests/spark_cluster.py | tee $venv/said
$venv/bin/coverage report --rcfile=/dev/null --show-missing --fail-under=100
figure "columns on a Spark of two workers, every branch of skillcert.spark" "$(tail -n 1 $venv/said | sed 's/ in .*//')"
