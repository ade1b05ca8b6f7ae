# shellcheck shell=bash
# SPDX-License-Identifier: MIT
#
# For tests/conformance/beyond.sh: the manifest against the schemas of several
# versions of Kubernetes, which a package for Python has, and its command run
# here once for each task, as the Job would.

VERSIONS=(1.29 1.31 1.33)

schemas() {
    local packages=$build/conformance/packages
    export PYTHONPATH=$packages
    python3 -c 'import kubernetes_validate' 2>/dev/null ||
        python3 -m pip install --quiet --root-user-action=ignore \
            --target "$packages" kubernetes-validate >"$tmp/pip.log" 2>&1
}

valid() { # VERSION MANIFEST
    python3 - "$1" "$2" <<'PYTHON'
import sys
import kubernetes_validate
import yaml
with open(sys.argv[2], encoding="utf-8") as file:
    kubernetes_validate.validate(yaml.safe_load(file), sys.argv[1], strict=True)
PYTHON
}

refused() { # VERSION SED: a manifest that is wrong in this way
    sed "$2" "$beyond/job.yaml" >"$tmp/wrong.yaml"
    ! cmp -s "$beyond/job.yaml" "$tmp/wrong.yaml" &&
        ! valid "$1" "$tmp/wrong.yaml" 2>/dev/null
}

# The folders in place of the volumes, and six tasks in place of a hundred.
run_tasks() { # OUT
    python3 - "$beyond/job.yaml" "$beyond/leaf.sh" "$tmp/kube-in" "$1" \
        "${anban%/*}" <<'PYTHON'
import os
import subprocess
import sys
import yaml
manifest, leaf, folder, out, programs = sys.argv[1:]
with open(manifest, encoding="utf-8") as file:
    job = yaml.safe_load(file)
container = job["spec"]["template"]["spec"]["containers"][0]
env = {e["name"]: e["value"] for e in container["env"]}
assert int(env["TASKS"]) == job["spec"]["completions"], "tasks"
mounts = {m["mountPath"]: m["name"] for m in container["volumeMounts"]}
volumes = {v["name"] for v in job["spec"]["template"]["spec"]["volumes"]}
assert env["IN"] in mounts and env["OUT"] in mounts, "folders"
assert set(mounts.values()) == volumes, "volumes"
env.update(LEAF=leaf, IN=folder, OUT=out, TASKS="6",
           PATH=programs + ":/usr/bin:/bin")
for index in range(6):
    subprocess.run(container["command"] + container["args"], check=True,
                   env=dict(env, JOB_COMPLETION_INDEX=str(index)))
PYTHON
}

try_kubernetes() {
    local version
    if ! schemas; then
        bad 'Kubernetes' "no schemas: $(tail -n 2 "$tmp/pip.log")"
        return
    fi
    for version in "${VERSIONS[@]}"; do
        holds "the manifest is of $version" valid "$version" \
            "$beyond/job.yaml"
        holds "a wrong field is refused by $version" \
            refused "$version" 's/completionMode/completionmode/'
        holds "a wrong type is refused by $version" \
            refused "$version" 's/completions: 100/completions: all/'
    done
    cp -a "$tmp/in" "$tmp/kube-in"
    cp "$tmp/list" "$tmp/kube-in/list"
    holds 'its tasks run' run_tasks "$tmp/kube-out"
    holds 'its tasks: editions' same_editions "$tmp/kube-out"
    holds 'its tasks: failures named' named "$tmp/kube-out"
}
