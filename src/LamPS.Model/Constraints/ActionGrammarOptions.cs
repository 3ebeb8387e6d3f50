namespace LamPS.Model.Constraints;

/// <summary>What arguments an action may have.</summary>
public sealed record ActionGrammarOptions
{
    /// <summary>Texts that text arguments may be, for instance what the request quotes.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    /// <summary>Whether text arguments may also be anything else. Without it and without <see cref="Texts"/>, functions that need text are left out.</summary>
    public bool FreeText { get; init; } = true;

    /// <summary>Whether the answer may be that there is nothing to do, that it can't be done, or that the user has to be asked.</summary>
    public bool NoAction { get; init; } = true;
}
