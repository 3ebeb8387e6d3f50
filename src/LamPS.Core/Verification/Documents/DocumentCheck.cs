namespace LamPS.Core.Verification.Documents;

/// <summary>Holds documents against expectations and says what was seen.</summary>
public static class DocumentCheck
{
    private static readonly StringComparison Exact = StringComparison.Ordinal;

    /// <summary>Reads a document and checks it. A document that can't be read doesn't hold, and the evidence says why.</summary>
    /// <param name="path">Path of the document.</param>
    /// <param name="expectation">What it should be like; its own path is ignored.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Whether everything holds, and what was seen, for people.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static (bool Holds, string Evidence) Check(string path, DocumentExpectation expectation, CancellationToken cancellationToken = default)
    {
        try
        {
            return Check(DocumentReader.Read(path, cancellationToken), expectation);
        }
        catch (LamException e)
        {
            return (false, e.Remedy.Length > 0 ? $"{e.Message} {e.Remedy}" : e.Message);
        }
    }

    /// <summary>Checks a document that was read.</summary>
    /// <param name="content">What stands in it.</param>
    /// <param name="expectation">What it should be like; its path is ignored.</param>
    /// <returns>Whether everything holds, and what was seen, for people: all that doesn't hold, or else all that does.</returns>
    public static (bool Holds, string Evidence) Check(DocumentContent content, DocumentExpectation expectation)
    {
        var findings = All(content, expectation).ToArray();
        if (findings.Length == 0)
            return (true, $"The document can be read: {Describe(content)}.");

        var holds = findings.All(finding => finding.Holds);
        return (holds, string.Join("; ", findings.Where(finding => finding.Holds == holds).Select(finding => finding.Evidence)) + ".");
    }

    private static IEnumerable<(bool Holds, string Evidence)> All(DocumentContent content, DocumentExpectation expectation)
    {
        var passages = new DocumentPassages(content);
        foreach (var text in expectation.Contains)
        {
            yield return CheckContains(content, passages, text);
        }

        foreach (var text in expectation.NotContains)
        {
            yield return CheckNotContains(content, passages, text);
        }

        if (expectation.Style is { } style)
            yield return StyleCheck.Check(content, passages, style);
        if (expectation.Table is { } table)
            yield return TableCheck.Check(content, table);
        if (expectation.Images is { } images)
            yield return CheckImages(content, images);
        if (expectation.Pages is { } pages)
            yield return CheckPages(content, pages);
        foreach (var (name, value) in expectation.Metadata)
        {
            yield return CheckMetadata(content.Metadata, name, value);
        }
    }

    private static (bool, string) CheckContains(DocumentContent content, DocumentPassages passages, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return (false, "an empty text can't be looked for");

        var found = passages.Find(text, Exact).ToArray();
        if (found.Length > 0)
            return (true, $"'{text}' stands in {found[0].Where}: \"{found[0].Excerpt}\"{AndOthers(found.Length)}");
        if (!content.TextKnown)
            return (false, $"'{text}' wasn't found, and not all of the text can be read: {string.Join(" ", content.Notes).TrimEnd('.')}");

        var almost = passages.Find(text, StringComparison.OrdinalIgnoreCase).ToArray();
        return (false, almost.Length > 0
            ? $"'{text}' stands nowhere; with other capitals it stands in {almost[0].Where}: \"{almost[0].Excerpt}\""
            : $"'{text}' stands nowhere ({Describe(content)})");
    }

    private static (bool, string) CheckNotContains(DocumentContent content, DocumentPassages passages, string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return (false, "an empty text can't be looked for");

        var found = passages.Find(text, Exact).ToArray();
        if (found.Length > 0)
            return (false, $"'{text}' still stands in {found[0].Where}: \"{found[0].Excerpt}\"{AndOthers(found.Length)}");
        return content.TextKnown
            ? (true, $"'{text}' stands nowhere ({Describe(content)})")
            : (false, $"nobody can tell whether '{text}' stands in it, since not all of the text can be read: {string.Join(" ", content.Notes).TrimEnd('.')}");
    }

    private static (bool, string) CheckImages(DocumentContent content, int expected)
    {
        var count = content.Images.Count;
        var names = string.Join(", ", content.Images.Where(image => image.Name.Length > 0).Take(5).Select(image => $"'{image.Name}'"));
        var seen = Words.Count(count, "picture") + (names.Length > 0 ? $" ({names})" : "");
        return (count == expected, count == expected ? seen : $"{seen}; expected {expected}");
    }

    private static (bool, string) CheckPages(DocumentContent content, int expected) => content.PageCount switch
    {
        null => (false, $"the file doesn't say how many pages it has; expected {expected}"),
        { } count when count == expected => (true, Words.Count(count, "page")),
        { } count => (false, $"{Words.Count(count, "page")}; expected {expected}"),
    };

    private static (bool, string) CheckMetadata(DocumentMetadata metadata, string name, string expected)
    {
        var found = metadata.Find(name);
        if (found is null)
            return (false, $"there is no property '{name}'; expected '{expected}'");

        return found.Trim() == expected.Trim()
            ? (true, $"{name} is '{found}'")
            : (false, found.Length == 0 ? $"{name} is empty; expected '{expected}'" : $"{name} is '{found}'; expected '{expected}'");
    }

    private static string AndOthers(int count) => count > 1 ? $" and in {Words.Count(count - 1, "other place")}" : "";

    private static string Describe(DocumentContent content)
    {
        var paragraphs = content.Paragraphs.Count;
        var unit = content.Format is DocumentFormat.Odt or DocumentFormat.Docx ? "paragraph" : "line";
        return content.Sheets.Count > 0
            ? $"{Words.Count(content.Sheets.Count, "sheet")}, {Words.Count(content.Sheets.Sum(sheet => sheet.Cells.Count), "cell")} with text"
            : content.Tables.Count > 0
                ? $"{Words.Count(paragraphs, unit)}, {Words.Count(content.Tables.Count, "table")}"
                : Words.Count(paragraphs, unit);
    }
}
