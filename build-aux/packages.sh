# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# Read by build-aux/run and build-aux/test: installs what is missing from build-aux/packages.

say ()
{
  printf '%s\n' "$@"
}

# Prints the packages of the given purposes that are not installed.
list_missing ()
{
  awk -v purposes=" $* " '!/^#/ && NF == 2 && index (purposes, " " $1 " ") { print $2 }' build-aux/packages | sort -u |
    while read -r package; do
      case $(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null || true) in
        ii*) ;;
        *) printf '%s\n' "$package" ;;
      esac
    done
}

# install_packages PURPOSE...: does nothing when all is there.
install_packages ()
{
  if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    say "This is not Debian: install what build-aux/packages lists by your system's own means."
    return 0
  fi
  missing=$(list_missing "$@" | tr '\n' ' ')
  [ -n "$missing" ] || return 0

  as_root=
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      say "These packages are missing: $missing" >&2
      say "Install them as root: apt-get install $missing" >&2
      return 1
    fi
    as_root=sudo
  fi
  say "Installing with apt-get: $missing"
  # shellcheck disable=SC2086 # the list is meant to be split into words
  {
    apt-cache show $missing >/dev/null 2>&1 || $as_root apt-get update
    apt_install $missing && return 0
    say 'That failed; trying once more with a fresh list of packages.'
    $as_root apt-get update && apt_install $missing
  }
}

apt_install ()
{
  # shellcheck disable=SC2086 # empty when this is root already
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$@"
}
