# shellcheck shell=bash
# SPDX-License-Identifier: MIT
#
# For tests/conformance/beyond.sh: Slurm on the loopback network, a controller
# and one node, and munge to vouch for them, all in folders of their own.

SLURM_PORT=$((20000 + ($$ + 7) % 20000))

# A task given out again waits until its old credential has expired: here 5 s.
slurm_conf() {
    cat <<CONF
ClusterName=anban
SlurmctldHost=$(hostname)(127.0.0.1)
SlurmctldPort=$SLURM_PORT
SlurmdPort=$((SLURM_PORT + 1))
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$tmp/slurm/munge.socket,cred_expire=5
CryptoType=crypto/munge
StateSaveLocation=$tmp/slurm/state
SlurmdSpoolDir=$tmp/slurm/spool
SlurmctldPidFile=$tmp/slurm/slurmctld.pid
SlurmdPidFile=$tmp/slurm/slurmd.pid
SlurmctldLogFile=$tmp/slurm/slurmctld.log
SlurmdLogFile=$tmp/slurm/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
MpiDefault=none
ReturnToService=2
SchedulerParameters=batch_sched_delay=0,requeue_delay=0
NodeName=$(hostname) NodeAddr=127.0.0.1 CPUs=2 RealMemory=2000 State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
}

start_munge() {
    dd if=/dev/urandom of="$tmp/slurm/munge.key" bs=128 count=1 2>/dev/null
    chmod 600 "$tmp/slurm/munge.key"
    munged --force --foreground --key-file="$tmp/slurm/munge.key" \
        --socket="$tmp/slurm/munge.socket" --pid-file="$tmp/slurm/munge.pid" \
        --log-file="$tmp/slurm/munge.log" --seed-file="$tmp/slurm/munge.seed" \
        2>"$tmp/slurm/munge.err" &
    host_pids[munge]=$!
    disown
    for _ in $(seq 50); do
        [ -S "$tmp/slurm/munge.socket" ] && return
        sleep 0.1
    done
    false
}

start_slurm() {
    mkdir -p "$tmp/slurm/state" "$tmp/slurm/spool"
    chmod 755 "$tmp" "$tmp/slurm"
    start_munge || return
    slurm_conf >"$tmp/slurm/slurm.conf"
    export SLURM_CONF=$tmp/slurm/slurm.conf
    slurmctld -D 2>"$tmp/slurm/slurmctld.err" &
    host_pids[slurmctld]=$!
    disown
    slurmd -D 2>"$tmp/slurm/slurmd.err" &
    host_pids[slurmd]=$!
    disown
    for _ in $(seq 100); do
        sinfo -h -o %T 2>/dev/null | grep -q idle && return
        sleep 0.2
    done
    false
}

# Until the queue is empty.
array_job() { # OUT, and options of sbatch
    local out=$1
    shift
    sbatch --array=0-3 --output="$tmp/slurm/%a.log" "$@" \
        "$beyond/array.sbatch" "$beyond/leaf.sh" "$tmp/list" "$tmp/in" \
        "$out" >"$tmp/said" 2>&1 || { cat "$tmp/said"; return 1; }
    for _ in $(seq 300); do
        [ -n "$(squeue -h)" ] || return 0
        sleep 0.3
    done
    squeue
    scancel --full "$(squeue -h -o %A | head -n 1)"
    false
}

# Fails on its first run as a machine does that cannot work.
sick_once() {
    cat >"$tmp/sick-once" <<SICK
#!/bin/bash
mkdir "$tmp/sick-was-\$SLURM_ARRAY_TASK_ID" 2>/dev/null &&
    touch "$tmp/sick-now-\$SLURM_ARRAY_TASK_ID"
[ ! -e "$tmp/sick-now-\$SLURM_ARRAY_TASK_ID" ] ||
    [ "\${SLURM_RESTART_COUNT:-0}" != 0 ] || exit 1
exec "$anban" "\$@"
SICK
    chmod +x "$tmp/sick-once"
}

try_slurm() {
    if ! start_slurm; then
        bad 'Slurm' "did not start: $(tail -n 3 "$tmp"/slurm/*.{log,err})"
        return
    fi
    holds 'an array job' array_job "$tmp/array" --export="ALL,ANBAN=$anban"
    holds 'an array job: editions' same_editions "$tmp/array"
    holds 'an array job: failures named' named "$tmp/array"
    sick_once
    holds 'a node fails once' array_job "$tmp/array-sick" \
        --export="ALL,ANBAN=$tmp/sick-once"
    holds 'a node fails once: it did' [ -d "$tmp/sick-was-3" ]
    holds 'a node fails once: editions' same_editions "$tmp/array-sick"
    holds 'a node fails once: failures named' named "$tmp/array-sick"
}
