"""Everything that can go wrong, told apart by who can mend it.

    OrganiserError
    ├── UserError               what was typed or chosen cannot be; say which and why
    │   ├── InvalidInput
    │   ├── NotFound
    │   ├── WrongPassphrase
    │   └── NothingToUndo
    ├── EnvironmentProblem      the machine or a file is in the way; say what to do
    │   ├── NotALog
    │   ├── LogMissing
    │   ├── LogExists
    │   ├── LogInUse
    │   ├── LogReadOnly
    │   ├── NewerLog
    │   ├── DiskFull
    │   ├── DamagedLog
    │   ├── PackProblem         a colleague's pack is not merged; the log stays as it was
    │   │   ├── NotAPack
    │   │   ├── DamagedPack
    │   │   ├── ForeignPack
    │   │   ├── ForgedPack
    │   │   ├── NewerPack
    │   │   ├── PackTooLarge
    │   │   └── UntrustedPack
    │   │       └── SenderLeft
    │   └── HubProblem          a team's hub does not do what is asked of it
    │       ├── NoTeamKey       yet; whoever leads the team makes it
    │       └── HubUnreachable  for now; it is worth another try
    │           └── HubNotThere nobody answers at its address
    └── Cancelled               the user said stop

Any other exception is a fault of ours. A message says what happened and what to do next, in
words that can be shown as they stand; `detail` is for copying into a report of the fault.
"""

from __future__ import annotations


class OrganiserError(Exception):
    """An error whose message is fit to be shown."""

    def __init__(self, message: str, *, detail: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.detail = detail


class UserError(OrganiserError):
    """What was typed or chosen cannot be."""


class InvalidInput(UserError):
    """A value is missing or out of range."""


class NotFound(UserError):
    """No record answers to what was asked for."""


class WrongPassphrase(UserError):
    """Neither the passphrase nor the recovery key opens the log; or it does not open the pack."""


class NothingToUndo(UserError):
    """There is no change left to take back, or to bring back."""


class EnvironmentProblem(OrganiserError):
    """The machine or a file is in the way."""


class NotALog(EnvironmentProblem):
    """The file or folder is something else."""


class LogMissing(EnvironmentProblem):
    """There is nothing at that path."""


class LogExists(EnvironmentProblem):
    """There is something at that path already, which is not overwritten."""


class LogInUse(EnvironmentProblem):
    """Another program holds the log open."""


class LogReadOnly(EnvironmentProblem):
    """The folder cannot be written to."""


class NewerLog(EnvironmentProblem):
    """A newer version of the program wrote the log."""


class DiskFull(EnvironmentProblem):
    """There is no room left on the disk."""


class DamagedLog(EnvironmentProblem):
    """The log's pages do not hold what was written."""


class PackProblem(EnvironmentProblem):
    """A pack cannot be read, or cannot be trusted."""


class NotAPack(PackProblem):
    """The file is something else."""


class DamagedPack(PackProblem):
    """The pack does not hold what its sender put in."""


class ForeignPack(PackProblem):
    """The pack is for other people, opens in another way, or does not go with what is here."""


class ForgedPack(PackProblem):
    """The signature is not that of the sender whom the pack names."""


class NewerPack(PackProblem):
    """A newer version of the program wrote the pack."""


class PackTooLarge(PackProblem):
    """The pack holds, or says that it holds, more than is taken in at once."""


class UntrustedPack(PackProblem):
    """Whoever wrote the pack is nobody whom this log trusts."""


class SenderLeft(UntrustedPack):
    """Whoever wrote the pack was a member and has left."""


class HubProblem(EnvironmentProblem):
    """A team's hub does not do what is asked of it."""


class NoTeamKey(HubProblem):
    """Nobody made the key of a team yet, by which its rows are read."""


class HubUnreachable(HubProblem):
    """The hub is not there, or went in the middle; what was agreed until then stands."""


class HubNotThere(HubUnreachable):
    """Nobody answers at the hub's address, so that nothing went through yet."""


class Cancelled(OrganiserError):
    """The user said stop."""
