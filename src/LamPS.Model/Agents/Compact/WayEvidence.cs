namespace LamPS.Model.Agents.Compact;

/// <summary>What of a part of a request speaks for a way or against it, as code can tell.</summary>
internal readonly record struct WayEvidence
{
    /// <summary>How often the way names the opposite of what the part says: <c>Rows Below</c> where it says above.</summary>
    public int Opposites { get; init; }

    /// <summary>Fields that show numbers of another kind than the part has for them: a count where it has a length.</summary>
    public int WrongNumbers { get; init; }

    /// <summary>Whether all that it switches is so to begin with.</summary>
    public bool IsIdle { get; init; }

    /// <summary>Whether it works where a text stands first, and the part speaks of everywhere.</summary>
    public bool IsOnlyFirst { get; init; }

    /// <summary>Addresses that go into fields for such addresses.</summary>
    public int Addresses { get; init; }

    /// <summary>Whether the part names a family of fonts, and it sets one.</summary>
    public bool SetsFont { get; init; }

    /// <summary>Lines that name what the part says isn't meant: italic for <c>bold but not italic</c>.</summary>
    public int Denied { get; init; }

    /// <summary>Whether the part forbids something or leaves it out, and the way switches nothing off, nor do others ask for it so.</summary>
    public bool IsUnlimited { get; init; }

    /// <summary>Whether it confirms a dialog of settings as it comes up, and nobody saw that this does anything.</summary>
    public bool SetsNothing { get; init; }

    /// <summary>Names in the part that neither its lines nor others who ask for it say, and that no value is for.</summary>
    public int UnsaidNames { get; init; }

    /// <summary>How many of the names in the part, words with a capital letter, it has, from 0 to 1.</summary>
    public double Names { get; init; }

    /// <summary>Whether all that it does is to select something, and the part doesn't ask for that.</summary>
    public bool OnlySelects { get; init; }

    /// <summary>Whether it selects a text that the part says is to be put there.</summary>
    public bool SelectsNew { get; init; }

    /// <summary>Whether it puts a text into a field that the part speaks of as being in the document.</summary>
    public bool SetsThere { get; init; }

    /// <summary>Whether the part has the name of a menu entry that it chooses, of several words, word by word; names of fields are in many dialogs.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Whether the part names what stands beside an entry that it chooses, and not that entry.</summary>
    public bool NamesBeside { get; init; }

    /// <summary>Whether it ends with a dialog that nobody answers, and the part doesn't ask for one.</summary>
    public bool LeavesOpen { get; init; }

    /// <summary>Whether the part has something put into a margin of pages, and it puts nothing anywhere, or not there.</summary>
    public bool PutsNothing { get; init; }

    /// <summary>Whether it puts something into one margin of pages, and the part speaks of both: <c>"x" in the header and the footer</c>.</summary>
    public bool PutsInOne { get; init; }

    /// <summary>Whether it puts something there, and the part speaks of the margin alone: <c>let every page have a header</c>.</summary>
    public bool PutsUnsaid { get; init; }

    /// <summary>Whether it takes away something, and the part says nothing of the kind.</summary>
    public bool Removes { get; init; }

    /// <summary>Whether another way does all of it but what the part has no word for.</summary>
    public bool DoesMore { get; init; }
}
