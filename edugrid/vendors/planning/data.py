"""The vendor data file (``vendor.yml``) as a typed record."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class _Closed(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Rewrite(_Closed):
    """Lines that match ``match`` (regular expression) are brought to one form by the function ``to`` names."""

    match: str
    to: Literal["mask", "prefix_length", "slash", "host", "lower", "without"]


class Rule(_Closed):
    """A line that matches the pattern ``line`` stands for the lines ``gives`` (``{0}`` is the pattern's first group)."""

    line: str
    gives: tuple[str, ...]


class UndoForm(_Closed):
    """An undo whose words are no prefix of the lines it removes; ``removes`` may use the groups of ``undo``."""

    undo: str
    removes: str


class Wipe(_Closed):
    """Typing a line that matches ``line`` also removes the lines of the same section that match ``removes``.

    With ``replacing`` only where it replaces a line of the same slot.
    """

    line: str
    removes: str
    replacing: bool = False


class VlanEdit(_Closed):
    """A line that holds a set of VLANs (every VLAN where it is absent) and is changed in parts.

    ``set`` is the beginning of the line as it is printed, ``add`` and ``remove`` of the lines that change it. A printed
    ``remove`` line is the set of all others.
    """

    set: str
    add: str
    remove: str


class Recreate(_Closed):
    """An object of ``section`` that cannot be changed while in use: it and its users are removed and made again.

    ``line`` is the beginning of its line, the first group its name; ``users`` (a regular expression, ``{0}`` is the
    name) are the lines that refer to it. With ``of_section`` the section itself is the object: ``section`` is a regular
    expression whose first group is the name, and only the users are removed and made again when a ``line`` changes.
    """

    section: str
    line: str
    users: str
    of_section: bool = False


class Pause(_Closed):
    """A section that a device changes only while one of its lines is off, such as a service that is switched on.

    ``section`` is a regular expression whose first group is the name, ``line`` the line that goes first and comes back
    last. ``remade``: lines (regular expressions) whose undo nobody knows; where one goes, the section is removed and made
    again, and with it the lines anywhere that match ``users`` (``{0}`` is the name).
    """

    section: str
    line: str
    remade: tuple[str, ...] = ()
    users: str = "(?!)"


class ByHand(_Closed):
    """Objects with a secret that is given on the device: planned only once the secret is there.

    ``line`` (a regular expression) is the line that holds the secret. ``with_lines``: beginnings of lines of the same
    section that make no sense without it, ``{0}`` is the first group. ``section``: its whole section waits. ``users``:
    lines and sections (regular expressions) anywhere that name what waits, ``{0}`` is the last word of the section that
    holds the secret (empty where that is no section's line). ``holders``: lines (likewise) by which a top-level section
    waits whole, each with the lines anywhere that name such a section (``{0}`` is its last word).
    """

    line: str
    with_lines: tuple[str, ...] = ()
    section: bool = False
    users: tuple[str, ...] = ()
    holders: dict[str, str] = Field(default_factory=dict)


class Removal(_Closed):
    """How a line that matches the pattern ``line`` goes where that is not ``undo LINE``; ``typed`` may use its groups.

    An empty ``typed``: the line goes with another one, and nothing is typed for it.
    """

    line: str
    typed: str


class Change(_Closed):
    """A line that becomes another one of the same object without going first.

    ``line`` is a regular expression over both lines. Groups named in ``typed`` may differ; each of them that does is
    changed by the text given there (all named groups of the new line may be used). All other groups must agree.
    """

    line: str
    typed: dict[str, str]


class Effect(_Closed):
    """What typing a line that matches ``typed`` (regular expression) does, besides being stored or undone.

    Lines of the same section that match ``match`` (``{name}`` is a named group of ``typed``) become ``to`` (a replacement
    text of ``re.sub``, ``{name}`` likewise), or go where there is none. ``within`` is the open section (a regular
    expression whose named groups count too); top-level sections that match ``sections`` go along.
    """

    typed: str
    match: str
    to: str | None = None
    within: str = ".*"
    sections: str | None = None


class Annet(_Closed):
    """How the annet library is called for this vendor.

    together: beginnings of top-level lines whose rules need the unchanged ones too.
    """

    vendor: str
    model: str
    soft: str = ""
    rulebook: str
    together: tuple[str, ...] = ()


class Syntax(_Closed):
    """How the text is read: what is comment, separator, display noise, and free text.

    flat: lines that open a section whose lines are printed no deeper than the line itself, up to the next separator.
    """

    comments: tuple[str, ...] = ()
    separator: str | None = None
    drop: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    free_text: tuple[str, ...] = ()
    banner: str | None = None
    key_block: str | None = None
    key_block_end: str | None = None
    flat: tuple[str, ...] = ()


class Forms(_Closed):
    """The canonical forms: what the device itself prints.

    interface_gap: what stands between type and number of an interface name. vlan_sections: a line that begins with
    ``vlan_range`` and lists VLANs stands for a section each. vlan_style: how lists of VLANs are written.
    each_vlan: regular expressions of lines with a group ``ids`` (``2 to 4``); such a line stands for one line a VLAN.
    each_word: beginnings of lines that may list several names; such a line stands for one line a name. section_defaults:
    lines (patterns) that a device prints by itself in top-level sections (patterns) and below, while nothing is in them.
    """

    ipv6: Literal["upper", "lower"] = "upper"
    interfaces: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    interface_gap: str = ""
    rewrites: tuple[Rewrite, ...] = ()
    vlan_lists: tuple[str, ...] = ()
    splits: tuple[Rule, ...] = ()
    defaults: tuple[str, ...] = ()
    vlan1_default: tuple[str, ...] = ()
    vlan_sections: bool = False
    vlan_range: str = "vlan"
    vlan_style: Literal["to", "comma"] = "to"
    vlan_edits: tuple[VlanEdit, ...] = ()
    each_vlan: tuple[str, ...] = ()
    each_word: tuple[str, ...] = ()
    section_defaults: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    secrets: tuple[str, ...] = ()
    word_sets: tuple[str, ...] = ()


class Dialect(_Closed):
    """What typed lines do to a configuration: the guard's own knowledge, independent of any engine.

    single: beginnings of lines of which a section holds one; typing another one replaces it.
    short_undo: beginnings of lines whose undo stops there. undo_forms, wipes: see there. defines: lines that define an
    object, the first group is its name. cascades: undoing such a line also removes the lines below the section that begin
    with the same words. permanent: sections that exist as long as the device; their lines can be undone.
    kept: lines that state a default the device prints by itself; they are never undone.
    repeated_undo: undo lines that may find nothing left to remove.
    word_lists: lines that hold a set of words, undone word by word. actions: lines that change no configuration.
    rewritten: sections that are emptied when they are entered.
    defaults: lines a device may or may not print, so that their absence means nothing.
    effects: see there. unique: beginnings of lines of which a section cannot hold two; a second one is refused.
    committed: sections whose lines take effect only with ``commit`` as the last word.
    """

    single: tuple[str, ...] = ()
    undo_forms: tuple[UndoForm, ...] = ()
    wipes: tuple[Wipe, ...] = ()
    short_undo: tuple[str, ...] = ()
    defines: tuple[str, ...] = ()
    cascades: tuple[str, ...] = ()
    cascade_stops: tuple[str, ...] = ()
    permanent: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    repeated_undo: tuple[str, ...] = ()
    defaults: tuple[str, ...] = ()
    word_lists: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    rewritten: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()
    unique: tuple[str, ...] = ()
    committed: tuple[str, ...] = ()


class Bilingual(_Closed):
    """A sentence in both languages."""

    en: str
    zh: str


class Netconf(_Closed):
    """Whether a device may say ``transport: netconf``: only where candidate and confirmed commit are offered over NETCONF.

    ``cannot`` is the reason why not. ``source`` says where either is known from.
    """

    cannot: Bilingual | None = None
    source: str


class VendorData(_Closed):
    """Everything planning knows of one platform.

    visits: whether the line engine visits a section once, or removes everywhere before it adds anything (where a device
    refuses an address that another interface still has). definitions: top-level lines that others refer to, which then go
    last. resets: beginnings of lines that, when their value changes, put the rest of their section back to defaults.
    of_a_mode: lines (patterns) that a section can hold in one such mode only.
    moves: lines (patterns) that only one section of a device may have, such as an address: one that moves to another
    section leaves the old one first. Only for devices that take every line at once.
    pauses, removals, changes: see there (line engine only). backwards: sections whose lines are removed last to first.
    before_exit: what is typed before a section that begins so (regular expression) is left.
    netconf: see there; None where nobody has found out.
    """

    name: str
    title: str
    aliases: tuple[str, ...] = ()
    engine: Literal["annet", "lines"]
    visits: Literal["joined", "apart"] = "joined"
    definitions: tuple[str, ...] = ()
    undo: str
    exit: str
    exits: dict[str, str] = Field(default_factory=dict)
    chained: str | None = None
    annet: Annet | None = None
    syntax: Syntax
    forms: Forms = Forms()
    resets: tuple[str, ...] = ()
    of_a_mode: tuple[str, ...] = ()
    recreate: tuple[Recreate, ...] = ()
    moves: tuple[str, ...] = ()
    pauses: tuple[Pause, ...] = ()
    by_hand: tuple[ByHand, ...] = ()
    removals: tuple[Removal, ...] = ()
    changes: tuple[Change, ...] = ()
    backwards: tuple[str, ...] = ()
    before_exit: dict[str, str] = Field(default_factory=dict)
    views: dict[str, Any] = Field(default_factory=dict)
    dialect: Dialect = Dialect()
    netconf: Netconf | None = None
