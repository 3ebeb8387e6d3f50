using LamPS.Learning.Records;

namespace LamPS.Learning.Synthetic;

/// <summary>How labels of fields show.</summary>
internal enum LabelStyle
{
    /// <summary>Fields have names and no labels beside them.</summary>
    None,

    /// <summary>Fields have names, and labels beside them.</summary>
    Beside,

    /// <summary>Only the label beside a field says what it is.</summary>
    Instead,
}

/// <summary>What differs from one tool kit, and one moment, to another.</summary>
/// <param name="Window">Title of the window.</param>
/// <param name="DocumentName">Name of the document element.</param>
/// <param name="Paragraphs">Text of the document; none where the application has no document.</param>
/// <param name="Status">Text of the status bar.</param>
/// <param name="Labels">How fields get their names.</param>
/// <param name="Colons">Whether labels end in a colon.</param>
/// <param name="HasPanes">Whether dialogs wrap their content.</param>
/// <param name="MostFields">Most fields that show of one page.</param>
internal sealed record ScreenStyle(
    string Window, string DocumentName, IReadOnlyList<string> Paragraphs, string Status, LabelStyle Labels, bool Colons, bool HasPanes, int MostFields)
{
    /// <summary>Draws one.</summary>
    /// <param name="title">Title of the application.</param>
    /// <param name="words">Vocabulary.</param>
    /// <param name="random">Chance.</param>
    public static ScreenStyle Draw(string title, Vocabulary words, SeededRandom random)
    {
        var name = random.Next(3) == 0 ? "Untitled 1" : random.Pick(words.Phrases);
        var paragraphs = random.Next(3) == 0 ? 0 : random.Between(1, 4);
        return new ScreenStyle(
            $"{name} - {title}",
            $"{name} - {title} Document",
            [.. Enumerable.Range(0, paragraphs).Select(_ => Sentence(words, random))],
            $"{Words.Capital(random.Pick(words.Things))} {random.Between(1, 20)} of {random.Between(20, 90)}",
            random.Next(10) switch { < 5 => LabelStyle.None, < 8 => LabelStyle.Beside, _ => LabelStyle.Instead },
            random.Next(2) == 0,
            random.Next(2) == 0,
            60);
    }

    private static string Sentence(Vocabulary words, SeededRandom random) =>
        $"The {random.Pick(words.Adjectives)} {random.Pick(words.Things)} of {random.Pick(words.People)} {random.Pick<string>(["was", "will be", "is"])} in {random.Pick(words.Places)} with {random.Between(2, 40)} {Words.Plural(random.Pick(words.Things))}.";
}
