"""``Refusal``, the base of every error that a person can cause, and messages for errors of the system."""

import errno

from .messages import Message


class Refusal(Exception):
    """Why a command cannot do what was asked; its first argument is a ``Message``. ``status`` is the exit status: 1 where
    the same command can succeed later, otherwise 2."""

    status = 2


# What each error of the system means, and what to do about it.
_REASONS = {
    errno.ENOENT: Message("there is no such file or folder"),
    errno.EACCES: Message("permission denied; change its rights, or close it in the program that has it open"),
    errno.EPERM: Message("permission denied; change its rights, or close it in the program that has it open"),
    errno.EBUSY: Message("it is in use; close it in the program that has it open"),
    errno.ENOTDIR: Message("a file stands where a folder should be; move it away"),
    errno.EISDIR: Message("a folder stands where a file should be; move it away"),
    errno.EEXIST: Message("it is there already; move it away or choose another name"),
    errno.ENOTEMPTY: Message("it is there already; move it away or choose another name"),
    errno.ENOSPC: Message("no space is left on the disk; make room and run the command again"),
    errno.EDQUOT: Message("no space is left on the disk; make room and run the command again"),
    errno.EFBIG: Message("the disk takes no file so large; choose another disk"),
    errno.EROFS: Message("the disk is read-only; choose another folder"),
    errno.ENAMETOOLONG: Message("the name is too long; choose a shorter one"),
    errno.EXDEV: Message("it lies on another disk; choose a folder on the same disk"),
    errno.ELOOP: Message("it is a link that leads nowhere; put the file itself there"),
}


def reason_of(failure: OSError) -> str:
    """Why the system refused, and what to do; in the system's own words for errors that are not listed here."""
    return _REASONS.get(failure.errno or 0) or failure.strerror or str(failure)


def message_of(failure: OSError) -> Message:
    """The file and the reason of an error of the system, as a message."""
    names = [name for name in (failure.filename, failure.filename2) if name is not None]
    if not names:
        return Message("the system refused: %(reason)s", reason=reason_of(failure))
    return Message("%(file)s: %(reason)s", file=" → ".join(map(str, names)), reason=reason_of(failure))
