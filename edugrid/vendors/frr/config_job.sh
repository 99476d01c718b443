#!/bin/sh
# What has to happen on the router itself, because the manager may be cut off by the very change it makes.
#
#   sh config_job.sh STATE_DIR compare                    candidate on stdin; prints frr-reload's deltas
#   sh config_job.sh STATE_DIR commit ID SECONDS VERIFY   candidate on stdin; SECONDS 0: no timed revert;
#                                                         VERIFY exact: the result must equal the candidate, or none
#   sh config_job.sh STATE_DIR confirm                    keep the pending commit
#   sh config_job.sh STATE_DIR undo ID                    take back the pending commit, or the last one if it is ID
#   sh config_job.sh STATE_DIR pending                    exit 0 when a commit awaits its confirmation
#
# In STATE_DIR: lock; pending/ and previous/, each with id, running.conf and startup.conf as they were before the commit.
# It belongs on a tmpfs: after a reboot the router runs its saved configuration, which a pending commit never changes.
# Configurations hold secrets: nothing here is readable by others, and frr-reload logs nothing.
# Beside this file: edugrid/vendors/frr/, modules for the router's Python, which frr-reload needs as well.
set -u
umask 077

BAD_CANDIDATE=65 PUT_BACK=70 NOT_PUT_BACK=71 BUSY=75 PENDING=76 NOTHING=77 NOT_YOURS=78

state=$1 verb=$2
shift 2
startup=/etc/frr/frr.conf
reload() { /usr/lib/frr/frr-reload.py "$@" --stdout --log-level warning; }
running() { # an interface that had IS-IS stays as an empty section, which means nothing: left out
    shown=$(vtysh -c 'show running-config no-header') || return 1
    printf '%s\n' "$shown" | awk '
        /^interface / { held = $0; next }
        held != "" { name = held; held = ""; if ($0 == "exit") { gone = 1; next } print name }
        gone && $0 == "!" { gone = 0; next }
        { gone = 0; print }'
}

lock() { # $1: seconds to wait for another job of this router
    exec 9>"$state/lock"
    flock -w "$1" 9 || exit $BUSY
}

put_startup() { # $1: the file to put in place of the saved configuration, in one step and with its owner kept
    [ -e "$1" ] || return 0
    cp -p "$startup" "$startup.edugrid" && cat "$1" >"$startup.edugrid" && mv "$startup.edugrid" "$startup"
}

snapshot() { # $1: folder, $2: id
    rm -rf "$1" && mkdir "$1" || return 1
    running >"$1/running.conf" || return 1
    [ ! -e "$startup" ] || cat "$startup" >"$1/startup.conf" || return 1
    printf '%s\n' "$2" >"$1/id"
}

tenants() { # the VXLAN numbers of VRFs in a configuration, each between spaces
    awk '/^ vni / { printf " %s ", $2 }' "$@"
}

recall() { # $1: tenants() as it was, $2: as it is; FRR may have forgotten the far ends of those that came
    for vni in $2; do
        case $1 in
        *" $vni "*) ;;
        *)
            (cd "${0%/*}" && exec python3 -B -m edugrid.vendors.frr.recall_tunnels) </dev/null >/dev/null 2>&1
            return 0
            ;;
        esac
    done
}

restore() { # $1: snapshot folder; one pass may leave lines behind, as frr-reload deletes in its first pass only
    had=$(running | tenants)
    for _ in 1 2 3; do
        if running | cmp -s - "$1/running.conf"; then
            put_startup "$1/startup.conf"
            has=$(tenants "$1/running.conf")
            rm -rf "$1"
            recall "$had" "$has"
            return 0
        fi
        reload --reload "$1/running.conf" >"$1/log" 2>&1
    done
    return 1
}

stop_timer() { # $1: snapshot folder
    [ ! -e "$1/timer" ] || kill -- "-$(cat "$1/timer")" 2>/dev/null
}

fail() { # $1: snapshot folder; the reason is already on stdout
    stop_timer "$1"
    restore "$1" || exit $NOT_PUT_BACK
    exit $PUT_BACK
}

commit() { # $1: candidate file, $2: id, $3: seconds, $4: exact or none
    lock 5
    [ ! -d "$state/pending" ] || exit $PENDING
    before=$state/previous
    [ "$3" -eq 0 ] || before=$state/pending
    # the check that frr-reload itself begins with
    errors=$(vtysh -m -f "$1" 2>&1 >/dev/null) || { printf '%s\n' "$errors"; exit $BAD_CANDIDATE; }
    snapshot "$before" "$2" || exit $BUSY
    if [ "$3" -gt 0 ]; then # armed before anything changes
        setsid nohup sh "$0" "$state" timer "$2" "$3" </dev/null >/dev/null 2>&1 9>&- &
        echo $! >"$before/timer" # a background job leads no group yet, so setsid keeps this process id
    fi
    # a change of a default may show further lines, which only a second run sees. frr-reload also fails over lines that
    # went with others (all of an interface's IS-IS goes with its process): what the router has in the end decides.
    for _ in 1 2; do
        reload --reload "$1" 2>&1
        reloaded=$?
        left=
        [ "$4" = exact ] || break
        reloaded=0
        left=$(reload --test "$1" 2>&1) || { printf '%s\n' "$left"; fail "$before"; }
        case $left in *'Lines To '*) ;; *) left= ; break ;; esac
    done
    [ "$reloaded" -eq 0 ] || fail "$before"
    [ -z "$left" ] || { printf '%s\n' "$left"; fail "$before"; }
    [ "$3" -eq 0 ] || put_startup "$before/startup.conf"
    recall "$(tenants "$before/running.conf")" "$(running | tenants)"
}

mkdir -p -m 700 "$state" || exit $BUSY
case $verb in
compare)
    candidate=$state/compare.$$
    trap 'rm -f "$candidate"' EXIT
    cat >"$candidate"
    reload --test "$candidate"
    ;;
commit)
    candidate=$state/commit.$1
    cat >"$candidate"
    # its own session and no pipe to the manager: it goes on to the end when the manager is gone
    setsid nohup sh "$0" "$state" detached "$candidate" "$@" </dev/null >"$state/said.$1" 2>&1 &
    wait $!
    status=$?
    cat "$state/said.$1"
    rm -f "$state/said.$1"
    exit $status
    ;;
detached)
    trap 'rm -f "$1"' EXIT
    commit "$@"
    ;;
timer)
    sleep "$2"
    lock 600
    [ "$(cat "$state/pending/id" 2>/dev/null)" = "$1" ] || exit 0
    restore "$state/pending"
    ;;
confirm)
    lock 60
    [ -d "$state/pending" ] || exit $NOTHING
    stop_timer "$state/pending"
    rm -rf "$state/previous" && mv "$state/pending" "$state/previous" && vtysh -c 'write' >/dev/null
    ;;
undo)
    lock 60
    for kept in "$state/pending" "$state/previous"; do
        [ -d "$kept" ] || continue
        [ "$kept" = "$state/pending" ] || [ "$(cat "$kept/id")" = "$1" ] || exit $NOT_YOURS
        stop_timer "$kept"
        restore "$kept" || exit $NOT_PUT_BACK
        exit 0
    done
    exit $NOTHING
    ;;
pending)
    [ -d "$state/pending" ]
    ;;
esac
