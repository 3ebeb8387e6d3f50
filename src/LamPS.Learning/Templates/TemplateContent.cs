namespace LamPS.Learning.Templates;

/// <summary>What stands in a template document, so that a task can name concrete things. Lists are in the order of the document.</summary>
public sealed record TemplateContent
{
    /// <summary>What the text is about: business, travel ...</summary>
    public required string Topic { get; init; }

    /// <summary>Title in the document properties, and on top of kinds that show one.</summary>
    public required string Title { get; init; }

    /// <summary>Texts of all paragraphs of the body outside of tables: headings, list items and the rest.</summary>
    public IReadOnlyList<string> All { get; init; } = [];

    /// <summary>Texts of the paragraphs and cells that show when the document is opened; what tasks can name below is of these.</summary>
    public IReadOnlyList<string> Shown { get; init; } = [];

    /// <summary>Texts of the paragraphs that are neither headings nor list items nor in a table; each stands there once.</summary>
    public IReadOnlyList<string> Paragraphs { get; init; } = [];

    /// <summary>Headings; the text of each stands there once, inside of other texts too.</summary>
    public IReadOnlyList<string> Headings { get; init; } = [];

    /// <summary>Texts of list items; each stands there once, inside of other texts too.</summary>
    public IReadOnlyList<string> ListItems { get; init; } = [];

    /// <summary>Words of five or more letters that stand in the whole document once, as words and as parts of words, whatever the capitals.</summary>
    public IReadOnlyList<string> UniqueWords { get; init; } = [];

    /// <summary>Two or three neighbouring words of one sentence that stand in the whole document once.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>Words of four or more letters that stand there several times.</summary>
    public IReadOnlyList<RepeatedWord> RepeatedWords { get; init; } = [];

    /// <summary>Names in capitals that are to be filled in.</summary>
    public IReadOnlyList<RepeatedWord> Placeholders { get; init; } = [];

    /// <summary>Tables.</summary>
    public IReadOnlyList<TemplateTable> Tables { get; init; } = [];

    /// <summary>Hyperlinks.</summary>
    public IReadOnlyList<TemplateLink> Links { get; init; } = [];

    /// <summary>Texts of comments.</summary>
    public IReadOnlyList<string> Comments { get; init; } = [];

    /// <summary>Texts of footnotes and endnotes.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Names of pictures.</summary>
    public IReadOnlyList<string> Images { get; init; } = [];

    /// <summary>Names of text frames and drawn shapes.</summary>
    public IReadOnlyList<string> Shapes { get; init; } = [];

    /// <summary>Names of sections.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>Names of bookmarks.</summary>
    public IReadOnlyList<string> Bookmarks { get; init; } = [];

    /// <summary>Texts inserted and deleted while changes were recorded.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>The things of one sort, by the name that recipes use.</summary>
    /// <param name="sort">
    /// <c>paragraph</c>, <c>heading</c>, <c>list-item</c>, <c>word</c> (stands there once), <c>phrase</c>, <c>passage</c> (one phrase of each
    /// paragraph), <c>repeated-word</c>, <c>placeholder</c>, <c>table</c> (names), <c>cell</c> (texts that stand there once), <c>row</c> (one
    /// such cell of each row), <c>column</c> (of each column), <c>table-cell</c> (of each table), <c>link</c> (texts), <c>comment</c>,
    /// <c>note</c>, <c>image</c>, <c>shape</c>, <c>section</c>, <c>bookmark</c> or <c>change</c>.
    /// </param>
    /// <returns>The things, none where the document has none; null where there is no such sort.</returns>
    public IReadOnlyList<string>? Find(string sort) => sort switch
    {
        "paragraph" => Paragraphs,
        "heading" => Headings,
        "list-item" => ListItems,
        "word" => UniqueWords,
        "phrase" => Phrases,
        "passage" => [.. All.Select(p => Phrases.FirstOrDefault(f => p.Contains(f, StringComparison.Ordinal))).OfType<string>()],
        "repeated-word" => [.. RepeatedWords.Select(w => w.Word)],
        "placeholder" => [.. Placeholders.Select(w => w.Word)],
        "table" => [.. Tables.Select(t => t.Name)],
        "cell" => [.. Cells()],
        "row" => [.. Tables.SelectMany(t => t.Cells.Select(r => r.FirstOrDefault(Cells().Contains))).OfType<string>()],
        "column" => [.. Tables.SelectMany(t => Enumerable.Range(0, t.Columns).Select(c => t.Cells.Select(r => r[c]).FirstOrDefault(Cells().Contains))).OfType<string>()],
        "table-cell" => [.. Tables.Select(t => t.Cells.SelectMany(r => r).FirstOrDefault(Cells().Contains)).OfType<string>()],
        "link" => [.. Links.Select(l => l.Text)],
        "comment" => Comments,
        "note" => Notes,
        "image" => Images,
        "shape" => Shapes,
        "section" => Sections,
        "bookmark" => Bookmarks,
        "change" => Changes,
        _ => null,
    };

    // Told apart from all other text, since a cell is found by its text.
    private IEnumerable<string> Cells() => Tables.SelectMany(t => t.Cells.SelectMany(r => r)).GroupBy(c => c)
        .Where(g => g.Count() == 1 && g.Key.Length > 0 && Shown.Contains(g.Key) && !All.Any(p => p.Contains(g.Key, StringComparison.OrdinalIgnoreCase)))
        .Select(g => g.Key)
        .Where(cell => Tables.SelectMany(t => t.Cells.SelectMany(r => r)).Count(c => c.Contains(cell, StringComparison.OrdinalIgnoreCase)) == 1);
}
