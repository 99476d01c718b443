#!/bin/sh
# Installs edugrid out of the unpacked bundle that this file lies in. Nothing is asked of a network.
# Everything is made in a folder of its own and renamed at the end: an installation is there whole or not at all.
# Exit codes: 0 done, 1 failed, 2 wrong machine, option or place; after 1 and 2 nothing is changed.
set -eu
umask 022

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
chosen_python=''
prefix=''
links=''
only_check=no
again=no

case "${EDUGRID_LANG:-${LC_ALL:-${LC_MESSAGES:-${LANG:-en}}}}" in
    zh* | ZH*) chinese=yes ;;
    *) chinese=no ;;
esac

say() { # say ENGLISH CHINESE
    if [ "$chinese" = yes ]; then printf '%s\n' "$2"; else printf '%s\n' "$1"; fi
}

fail() { # fail CODE ENGLISH CHINESE
    say "error: $2" "错误：$3" >&2
    exit "$1"
}

usage() {
    say "usage: sh install.sh [--prefix DIR] [--bin DIR] [--python PYTHON] [--check] [--again]

  --prefix DIR     where the program goes (default: ~/.local/share/edugrid; for all users: /opt/edugrid)
  --bin DIR        where the link \`edugrid\` goes (default: ~/.local/bin; for all users: /usr/local/bin)
  --python PYTHON  interpreter to use (default: the first on PATH that fits)
  --check          verify the files of the bundle and stop
  --again          install anew what is installed already" \
        "用法：sh install.sh [--prefix 目录] [--bin 目录] [--python 解释器] [--check] [--again]

  --prefix 目录    程序安装位置（默认 ~/.local/share/edugrid；供所有用户使用：/opt/edugrid）
  --bin 目录       edugrid 链接的位置（默认 ~/.local/bin；供所有用户使用：/usr/local/bin）
  --python 解释器  使用的 Python（默认：PATH 中第一个合适的）
  --check          只校验安装包文件
  --again          已安装时重新安装"
}

while [ $# -gt 0 ]; do
    case $1 in
        --prefix | --bin | --python)
            [ $# -ge 2 ] || fail 2 "$1 wants a value" "$1 缺少参数值"
            case $1 in
                --prefix) prefix=$2 ;;
                --bin) links=$2 ;;
                --python) chosen_python=$2 ;;
            esac
            shift 2
            ;;
        --check) only_check=yes && shift ;;
        --again) again=yes && shift ;;
        -h | --help) usage && exit 0 ;;
        *) usage >&2 && fail 2 "unknown option $1" "未知选项 $1" ;;
    esac
done

about() { # value of one key of the file BUNDLE
    sed -n "s/^$1=//p" "$here/BUNDLE"
}

# --- is this a whole bundle, and for this machine?

for file in MANIFEST.sha256 BUNDLE; do
    [ -s "$here/$file" ] || fail 1 \
        "$here/$file is missing: the tar was cut off or not unpacked completely; copy and unpack it again" \
        "缺少 $here/$file：tar 不完整或未完全解包；请重新复制并解包"
done
system=$(uname -s) machine=$(uname -m)
[ "$system $machine" = "$(about system) $(about machine)" ] || fail 2 \
    "this bundle is for $(about system) on $(about machine), this machine is $system on $machine; ask for the bundle that fits" \
    "此安装包适用于 $(about system) $(about machine)，本机为 $system $machine；请索取对应的安装包"

say "[1/5] verifying checksums" "[1/5] 校验文件摘要"
if command -v sha256sum >/dev/null; then
    sums='sha256sum -c'
else
    sums='shasum -a 256 -c'
fi
# in the C locale, because the word for OK is translated too
if ! told=$(cd "$here" && LC_ALL=C $sums MANIFEST.sha256 2>/dev/null); then
    wrong=$(printf '%s\n' "$told" | grep -v ': OK$' | head -n 5)
    fail 1 "these files are missing or not as they were when the bundle was made; copy and unpack the tar again:
$wrong" "以下文件缺失或与制作时不一致，请重新复制并解包 tar：
$wrong"
fi
listed=$(grep -c '  \(wheels\|lab-wheels\|toolchain\)/' "$here/MANIFEST.sha256")
there=$(cd "$here" && find wheels toolchain lab-wheels -type f 2>/dev/null | wc -l) || true
[ "$listed" -eq "$there" ] || fail 1 \
    "$here holds $there files of programs, the manifest lists $listed: somebody put something in; unpack the tar again" \
    "$here 中有 $there 个程序文件，清单为 $listed 个：有多余文件；请重新解包 tar"
if [ "$only_check" = yes ]; then
    say "all files are as they were when the bundle was made" "全部文件与制作时一致"
    exit 0
fi

# --- a Python that fits, and room

pythons=$(about pythons)
seen=''
python=''
consider() { # consider COMMAND : sets python if it is one of the versions that the wheels are for
    path=$(command -v "$1") || return 0
    said=$("$path" -c 'import platform, sys
print("%d.%d" % sys.version_info[:2], *platform.libc_ver()[:2])' 2>/dev/null) || return 0
    seen="${seen:+$seen, }$path ($said)"
    case " $pythons " in *" ${said%% *} "*) python=$path libc=${said#* } ;; esac
}
wanted=$(printf '%s' "$pythons" | sed 's/ / or /g')
wanted_zh=$(printf '%s' "$pythons" | sed 's/ / 或 /g')
say "[2/5] looking for Python $wanted" "[2/5] 查找 Python $wanted_zh"
if [ -n "$chosen_python" ]; then
    consider "$chosen_python"
else
    for version in $pythons; do [ -n "$python" ] || consider "python$version"; done
    [ -n "$python" ] || consider python3
fi
[ -n "$python" ] || fail 2 \
    "Python $wanted is needed, found: ${seen:-none}. Install it from the system's own packages, or name it with --python" \
    "需要 Python $wanted_zh，找到：${seen:-无}。请用系统自带软件包安装，或用 --python 指定"
at_least() { # at_least WANTED HAVE : versions of two numbers
    [ "$(printf '%s\n%s\n' "$1" "$2" | sort -t. -k1,1n -k2,2n | head -n 1)" = "$1" ]
}
case $libc in
    "glibc "*) at_least "$(about glibc)" "${libc#glibc }" ;;
    *) false ;;
esac || fail 2 \
    "$python runs with C library \"$libc\"; glibc $(about glibc) or newer is needed (Debian 10, openEuler 20.03, Kylin V10 or newer)" \
    "$python 的 C 库为“$libc”；需要 glibc $(about glibc) 及以上（Debian 10、openEuler 20.03、银河麒麟 V10 或更新）"

if [ -z "$prefix" ] || [ -z "$links" ]; then
    [ -n "${HOME:-}" ] || fail 2 "HOME is not set: give --prefix and --bin" "未设置 HOME：请给出 --prefix 和 --bin"
fi
prefix=${prefix:-$HOME/.local/share/edugrid}
links=${links:-$HOME/.local/bin}
link=$links/edugrid
if [ -e "$link" ] && [ ! -L "$link" ]; then
    fail 2 "$link is there and no link of this installer; choose another folder with --bin" \
        "$link 已存在且不是本安装程序的链接；请用 --bin 选择其他目录"
fi
trap 'rmdir "$prefix" "$links" 2>/dev/null || true' EXIT # where nothing came to be in them
mkdir -p "$prefix" "$links" 2>/dev/null && [ -w "$prefix" ] && [ -w "$links" ] || fail 2 \
    "$prefix and $links cannot be written to; choose others with --prefix and --bin, or run as root" \
    "$prefix 与 $links 不可写；请用 --prefix、--bin 选择其他目录，或以 root 运行"
prefix=$(CDPATH='' cd -- "$prefix" && pwd -P)
final=$prefix/$(about version)-$(LC_ALL=C ${sums%% -c} "$here/MANIFEST.sha256" | cut -c 1-8)-$("$python" -c 'import sys
print("py%d.%d" % sys.version_info[:2])')

activate() { # let the link point to the installation, in one step
    ln -s "$final/bin/edugrid" "$links/.edugrid-$$"
    mv -f "$links/.edugrid-$$" "$link"
}

finish() {
    say "[5/5] edugrid doctor" "[5/5] edugrid doctor（环境检查）"
    [ "$chinese" = no ] || export EDUGRID_LANG=zh
    "$link" doctor || exit 1
    say "installed: $final, as $link" "已安装：$final，命令 $link"
    case ":$PATH:" in
        *":$links:"*) ;;
        *) say "put it on PATH: export PATH=\"$links:\$PATH\"" "请加入 PATH：export PATH=\"$links:\$PATH\"" ;;
    esac
    say "next: edugrid init my-region" "下一步：edugrid init my-region"
    exit 0
}

if [ -e "$final" ] && [ "$again" = no ]; then
    say "this very bundle is installed already ($final); --again installs it anew" "该安装包已安装（$final）；--again 可重新安装"
    activate
    finish
fi

needed=$(about needed_mb)
free=$(df -Pk "$prefix" | awk 'NR == 2 { print int($4 / 1000) }')
[ "$free" -ge "$needed" ] || fail 1 \
    "$prefix has $free MB free, $needed MB are needed; free some, or choose another disk with --prefix" \
    "$prefix 剩余 $free MB，需要 $needed MB；请清理空间，或用 --prefix 选择其他磁盘"

# --- make it beside its place

work=$(mktemp -d "$prefix/.installing-XXXXXX")
trap 'rm -rf "$work"; rmdir "$prefix" "$links" 2>/dev/null || true' EXIT
trap 'exit 130' HUP INT TERM
# what installers left that were killed and could not clear up
find "$prefix" -maxdepth 1 -name '.installing-*' -mmin +1440 -exec rm -rf {} + 2>/dev/null || true

broken() { # broken STEP : what the failed step said is on the terminal above
    fail 1 "$1 failed, see above; nothing was installed" "$2失败，见上文；未安装任何内容"
}

say "[3/5] installing the Python packages" "[3/5] 安装 Python 软件包"
"$python" -m zipfile -e "$here"/wheels/uv-*.whl "$work/uv" || broken "unpacking uv" "解包 uv "
uv=$(find "$work/uv" -type f -name uv)
chmod 755 "$uv"
packages() { # uv, deaf to the settings of this user and machine
    env -i HOME="$work" PATH="$PATH" LANG="${LANG:-C}" "$uv" --offline --no-config --no-cache --no-python-downloads "$@"
}
packages venv --quiet --relocatable --python "$python" "$work/tree" || broken "making the environment" "创建环境"
version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
packages pip install --python "$work/tree/bin/python" --no-index --find-links "$here/wheels" --no-deps --require-hashes \
    --compile-bytecode --requirements "$here/requirements-$version.txt" >"$work/log" 2>&1 || {
    cat "$work/log" >&2
    broken "installing the packages" "安装软件包"
}

say "[4/5] installing the Pulumi engine and the OpenStack plugin" "[4/5] 安装 Pulumi 引擎与 OpenStack 插件"
share=$work/tree/share/edugrid
mkdir -p "$share"
cp -R "$here/toolchain" "$share/toolchain" || broken "copying the tools" "复制工具"
[ ! -d "$here/lab-wheels" ] || cp -R "$here/lab-wheels" "$share/lab-wheels" || broken "copying the lab" "复制实验环境"
host=$share/toolchain/$(about host)
# beside its host the engine runs without a warning; a link would not do, because the engine follows it
ln "$share/toolchain/$(about engine)/bin/pulumi" "$host/bin/pulumi"
printf '%s\n' "$final/bin/python" >"$host/lib/interpreter"
chmod -R u+w,a+rX "$share"
[ "$("$work/tree/bin/edugrid" --version)" = "$(about version)" ] || broken "the first start of edugrid" "edugrid 首次启动"

if [ -e "$final" ]; then mv "$final" "$work/former"; fi
mv "$work/tree" "$final"
activate
rm -rf "$work"
finish
