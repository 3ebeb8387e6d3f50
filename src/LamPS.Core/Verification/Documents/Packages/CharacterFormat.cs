namespace LamPS.Core.Verification.Documents.Packages;

/// <summary>How characters look; null where a style or run leaves it to what it is based on.</summary>
internal readonly record struct CharacterFormat(bool? Bold, bool? Italic, bool? Underline, bool? Strikethrough, string? Style)
{
    public bool IsPlain => Bold != true && Italic != true && Underline != true && Strikethrough != true && Style is not { Length: > 0 };

    /// <summary>This format where it says something, <paramref name="below"/> elsewhere.</summary>
    public CharacterFormat Over(CharacterFormat below) => new(
        Bold ?? below.Bold,
        Italic ?? below.Italic,
        Underline ?? below.Underline,
        Strikethrough ?? below.Strikethrough,
        Style is { Length: > 0 } ? Style : below.Style);

    public DocumentRun ToRun(int start, int length) => new(start, length, Bold == true, Italic == true, Underline == true, Strikethrough == true, Style ?? "");
}
