namespace LamPS.Core.Verification.Documents;

/// <summary>Checks how a text looks.</summary>
internal static class StyleCheck
{
    public static (bool Holds, string Evidence) Check(DocumentContent content, DocumentPassages passages, StyleExpectation expected)
    {
        if (string.IsNullOrWhiteSpace(expected.Text) || string.IsNullOrWhiteSpace(expected.Is))
            return (false, "a style needs both a text and a name to be checked");
        if (content.Format is not (DocumentFormat.Odt or DocumentFormat.Docx or DocumentFormat.Markdown))
            return (false, $"a file of the kind {content.Format.ToString().ToUpperInvariant()} doesn't say which style '{expected.Text}' has");

        var found = passages.Find(expected.Text).Where(finding => finding.Paragraph is not null).ToArray();
        if (found.Length == 0)
            return (false, $"'{expected.Text}', which should be '{expected.Is}', stands nowhere");

        foreach (var finding in found)
        {
            if (Holds(finding, expected.Is))
                return (true, $"'{expected.Text}' in {finding.Where} is '{expected.Is}'");
        }

        return (false, $"'{expected.Text}' stands in {found[0].Where} with the style '{found[0].Paragraph!.Style}'{Look(found[0])}, not '{expected.Is}'");
    }

    private static bool Holds(Finding finding, string expected) =>
        StyleNames.AreSame(finding.Paragraph!.Style, expected)
        || IsAll(finding, run => run.Style.Length > 0 && StyleNames.AreSame(run.Style, expected))
        || expected.Trim().ToLowerInvariant() switch
        {
            "bold" => IsAll(finding, run => run.Bold),
            "italic" => IsAll(finding, run => run.Italic),
            "underline" or "underlined" => IsAll(finding, run => run.Underline),
            "strikethrough" => IsAll(finding, run => run.Strikethrough),
            _ => false,
        };

    private static bool IsAll(Finding finding, Func<DocumentRun, bool> matches)
    {
        var next = finding.Start;
        var end = finding.Start + finding.Length;
        foreach (var run in finding.Paragraph!.Runs)
        {
            if (run.Start <= next && run.Start + run.Length > next && matches(run))
                next = run.Start + run.Length;
        }

        return next >= end;
    }

    private static string Look(Finding finding)
    {
        var look = new List<string>();
        if (IsAll(finding, run => run.Bold))
            look.Add("bold");
        if (IsAll(finding, run => run.Italic))
            look.Add("italic");
        if (IsAll(finding, run => run.Underline))
            look.Add("underlined");
        if (IsAll(finding, run => run.Strikethrough))
            look.Add("struck through");
        return look.Count > 0 ? $" ({string.Join(", ", look)})" : "";
    }
}
