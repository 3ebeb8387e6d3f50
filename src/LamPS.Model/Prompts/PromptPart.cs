namespace LamPS.Model.Prompts;

/// <summary>What is put in for a placeholder.</summary>
/// <param name="Lines">Its lines, each without line breaks.</param>
internal sealed record PromptPart(IReadOnlyList<string> Lines)
{
    /// <summary>Whether it was read from a user interface; it is fenced then.</summary>
    public bool IsUntrusted { get; init; }

    /// <summary>Lines that stay when there is too little room; all by default.</summary>
    public int Least { get; init; } = int.MaxValue;

    /// <summary>Whether lines are left out from the front, the oldest first, and not from the end.</summary>
    public bool CutsFront { get; init; }

    /// <summary>Place in the order in which parts are cut; the lowest first.</summary>
    public int CutOrder { get; init; }

    /// <summary>One line.</summary>
    /// <param name="text">Text; empty for none.</param>
    public static PromptPart Of(string text) => new(text.Length == 0 ? [] : [text]);
}
