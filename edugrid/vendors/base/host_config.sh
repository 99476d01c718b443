# What a Linux host says of its own logins, log and time, as text with sections. Runs with the rights of whoever logs in;
# what he may not read is left out. Changes nothing, and shows no secret: of snmpd's file the first word of each line only.
PATH=$PATH:/usr/sbin:/sbin

section() { # NAME < lines: nothing for no lines
    lines=$(cat)
    [ -z "$lines" ] || printf 'host %s\n%s\n!\n' "$1" "$(printf '%s\n' "$lines" | sed 's/^[[:space:]]*/ /')"
}

# The settings of the very server that let us in: its listener says in its title how it was started. Another server's
# settings would be no evidence, so without that title there is none.
pid=$$
listener=
while [ "${pid:-0}" -gt 1 ]; do
    title=$(tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null)
    case $title in
    *'[listener]'*) listener=$pid; break ;;
    esac
    pid=$(sed -n 's/^PPid:[[:space:]]*//p' "/proc/$pid/status" 2>/dev/null)
done
options=
case $title in
*' -f '*) options=${title#* -f } options=${options%% *} ;;
esac
case $options in
'' | /*) ;;
*) listener= ;; # a path from where it was started, which nobody knows any more
esac
if [ -n "$listener" ]; then
    set -- $SSH_CONNECTION
    set -- "$(command -v sshd)" -T ${options:+-f "$options"} -C "user=$(id -un),host=$1,addr=$1,laddr=$3,lport=$4"
    { "$@" 2>/dev/null || sudo -n "$@" 2>/dev/null; } |
        grep -E '^(port|ciphers|macs|kexalgorithms|permitrootlogin|permitemptypasswords|passwordauthentication|kbdinteractiveauthentication|pubkeyauthentication|authenticationmethods|maxauthtries|allowusers|allowgroups) ' |
        sort | section ssh
fi

ss -Hltun 2>/dev/null | awk '{ print $1, $5 }' | sort -u | section listen
getent passwd | awk -F: '$7 !~ /(nologin|false|sync|halt|shutdown)$/ { print "host account", $1, "uid", $3, "shell", $7 }' | sort
grep -hE '^[[:space:]]*(server|pool|peer|NTP=)' /etc/chrony/chrony.conf /etc/chrony/sources.d/*.sources /etc/chrony.conf \
    /etc/ntpsec/ntp.conf /etc/ntp.conf /etc/systemd/timesyncd.conf /etc/systemd/timesyncd.conf.d/*.conf 2>/dev/null |
    grep -v 'NTP=$' | section time
grep -hE '^[^#]*([[:space:]]@@?[[:alnum:].:[]|type="omfwd"|omrelp)' /etc/rsyslog.conf /etc/rsyslog.d/*.conf 2>/dev/null | section log
grep -hE '^[^#]*TMOUT=' /etc/profile /etc/profile.d/*.sh /etc/bash.bashrc /etc/environment 2>/dev/null | section shell
{
    grep -hE '^[[:space:]]*PASS_MAX_DAYS[[:space:]]' /etc/login.defs | awk '{ print $1, $2 }'
    grep -hE '^[[:space:]]*(minlen|minclass)[[:space:]]*=' /etc/security/pwquality.conf | tr -d ' '
    grep -hE '^[[:space:]]*deny[[:space:]]*=' /etc/security/faillock.conf | tr -d ' '
    grep -hoE '^[^#]*pam_(pwquality|faillock)\.so' /etc/pam.d/common-password /etc/pam.d/common-auth /etc/pam.d/system-auth \
        /etc/pam.d/password-auth /etc/pam.d/sshd | grep -oE 'pam_[a-z]+\.so' | sort -u
} 2>/dev/null | section logins
awk 'NF && $1 !~ /^#/ { print $1 }' /etc/snmp/snmpd.conf 2>/dev/null | sort -u | section snmp
